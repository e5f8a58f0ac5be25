import { existsSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import path from "node:path";
import { makePrivateFolder, syncFolder } from "./durable-file.ts";

/** The name of the log. It lies beside the backups and is part of none, so that it knows what was erased after each. */
const NAME = "erasures.log";

/** A line of it: when, and the id of the request, which is random. */
const LINE = /(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f-]{36})/g;

/** Where the log of a backup folder lies. */
export function erasureLog(folder: string): string {
  return path.join(folder, NAME);
}

/**
 * Writes down that requests are erased, and returns when that is on the disk. Do so right before the erasure is committed:
 * whatever happens in between, a restore rather forgets one too many than brings one back.
 */
export async function logErasures(folder: string, erased: { id: string; at: Date }[]): Promise<void> {
  if (erased.length === 0) return;
  makePrivateFolder(folder);
  const file = erasureLog(folder);
  const isNew = !existsSync(file);
  const handle = await open(file, "a", 0o600);
  try {
    await handle.appendFile(erased.map(({ id, at }) => `${at.toISOString()} ${id}\n`).join(""));
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (isNew) await syncFolder(folder);
}

/** What was ever erased and when, by the id of the request. A line that a power cut tore counts for nothing. */
export async function readErasures(file: string): Promise<Map<string, Date>> {
  const text = existsSync(file) ? await readFile(file, "utf8") : "";
  return new Map(Array.from(text.matchAll(LINE), ([, at = "", id = ""]) => [id, new Date(at)]));
}
