import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Writable } from "node:stream";

/** A file that is written and on the disk, but has not got its name yet. */
export type Beside = { keep: () => Promise<void>; drop: () => Promise<void> };

/** Makes a folder that only this user can look into, when it is not there. */
export function makePrivateFolder(folder: string): void {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** What a file is called while it is written. */
export const UNFINISHED = ".new";

/**
 * Writes a file beside its place. Only `keep` gives it the name, in one step, so that under this name there is never half
 * a file. When writing fails, nothing of it is left.
 */
export async function writeBeside(file: string, write: (stream: Writable) => Promise<void>): Promise<Beside> {
  makePrivateFolder(path.dirname(file));
  const beside = `${file}.${randomUUID()}${UNFINISHED}`;
  const drop = () => rm(beside, { force: true });
  try {
    const handle = await open(beside, "wx", 0o600);
    await write(handle.createWriteStream({ flush: true }));
  } catch (error) {
    await drop();
    throw error;
  }
  async function keep(): Promise<void> {
    await rename(beside, file);
    await syncFolder(path.dirname(file));
  }
  return { keep, drop };
}

/** A new name is on the disk only when its folder is. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}
