import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { storePlace } from "../consultation/open-vault.ts";
import { readSnapshot } from "../store/snapshot.ts";
import { makePrivateFolder, UNFINISHED } from "./durable-file.ts";
import type { Kept } from "./kept.ts";
import { writeKeysFile } from "./keys-file.ts";
import { backupLines, reachedBy } from "./read-rows.ts";
import { writeSealedFile } from "./sealed-file.ts";

/** What was backed up, and into which file. */
export type BackedUp = { file: string; requests: number; bytes: number };

/** Like clinic-2026-11-21T0300Z.backup, by the time in Greenwich, so that names and times have one order. */
const NAME = /^clinic-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)Z\.backup$/;

/** A file that is still being written after so long was left behind by a process that has ended. Milliseconds. */
const ABANDONED = 6 * 60 * 60 * 1_000;

/**
 * Backs up all requests as they are at this moment, while others go on, and then the keys, which are a file of their own.
 * Until both are written, the backups before stay as they are; afterwards the `most` newest stay.
 */
export async function backUp(kept: Kept, now: Date, most: number): Promise<BackedUp> {
  const { vault, source, backupDir } = kept;
  makePrivateFolder(backupDir);
  await removeAbandoned(backupDir, now);
  const file = path.join(backupDir, nameFor(now));
  let requests = 0;
  const written = await readSnapshot(storePlace(source), async (snapshot) => {
    const about = { kind: "requests", ...(await reachedBy(snapshot)), madeAt: now } as const;
    const values = backupLines(snapshot, (more) => {
      requests += more;
    });
    return writeSealedFile(file, about, values, { keys: vault.keys(), random: vault.random });
  });
  try {
    await writeKeysFile(kept, now);
    await written.keep();
  } catch (error) {
    await written.drop();
    throw error;
  }
  await removeOldest(backupDir, most);
  return { file, requests, bytes: (await stat(file)).size };
}

/** When the newest backup in a folder was made, or nothing when there is none. One of the future tells of a wrong clock. */
export async function newestBackup(folder: string, now: Date): Promise<Date | undefined> {
  const times = (await backupNames(folder)).flatMap((name) => {
    const [, day, hours, minutes] = NAME.exec(name) ?? [];
    return day ? [new Date(`${day}T${hours}:${minutes}:00Z`)] : [];
  });
  return times.find((made) => made <= now);
}

function nameFor(now: Date): string {
  return `clinic-${now.toISOString().slice(0, 16).replace(":", "")}Z.backup`;
}

/** The backups in a folder, newest first. */
async function backupNames(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => NAME.test(name))
    .toSorted()
    .toReversed();
}

async function removeOldest(folder: string, most: number): Promise<void> {
  for (const name of (await backupNames(folder)).slice(Math.max(1, most))) await rm(path.join(folder, name));
}

async function removeAbandoned(folder: string, now: Date): Promise<void> {
  for (const name of (await readdir(folder)).filter((one) => one.endsWith(UNFINISHED))) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (found && now.getTime() - found.mtimeMs > ABANDONED) await rm(file, { force: true });
  }
}
