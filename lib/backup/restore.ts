import { existsSync } from "node:fs";
import path from "node:path";
import type { KeySource } from "../consultation/keys.ts";
import { keyFailure, readKeys } from "../consultation/keys.ts";
import { storeFailure } from "../store/failure.ts";
import { emptyTarget } from "./empty-target.ts";
import { erasureLog, logErasures, readErasures } from "./erasure-log.ts";
import { type Filled, fillStore } from "./fill-store.ts";
import type { Reached } from "./header.ts";
import { keysFile } from "./keys-file.ts";
import { backupFailure, backupProblem } from "./problem.ts";
import { keyLineSchema, type OpenedKeys, readLine } from "./rows.ts";
import { readHeader, readSealedFile } from "./sealed-file.ts";

/** What to restore from. The file of the keys and the log of erasures lie beside the backup when they are not named. */
export type Sources = { file: string; keys?: string | undefined; erasures?: string | undefined };

/** Where to: the keys and the place of the database, and the folder for the backups to come. */
export type Target = { source: KeySource; backupDir: string };

/** What was restored, or why nothing was. `madeAt` is when the backup was made. */
export type Restored = ({ ok: true; madeAt: Date; hasLog: boolean } & Filled) | { ok: false; reason: string };

/**
 * Restores a backup where there is no database yet. What was erased since it was made stays away: its key is no longer in
 * the file of the keys, and its id stands in the log of erasures. Either all of the backup is restored, or nothing.
 */
export async function restore(from: Sources, to: Target, now: Date): Promise<Restored> {
  try {
    const beside = path.dirname(from.file);
    const [keysPath, logPath] = [from.keys ?? keysFile(beside), from.erasures ?? erasureLog(beside)];
    const header = await readHeader(from.file);
    if (header.kind !== "requests")
      throw backupProblem(`${from.file} holds keys. Name the backup that they belong to, like clinic-….backup.`);
    const keys = readKeys(to.source);
    const opened = await openKeys(keysPath, header, to);
    const erased = await readErasures(logPath);
    const lines = readSealedFile(from.file, keys);
    const own = await readErasures(erasureLog(to.backupDir));
    const missing = Array.from(erased, ([id, at]) => ({ id, at })).filter(({ id }) => !own.has(id));
    await logErasures(to.backupDir, missing);
    const filled = await emptyTarget(to.source, (store) =>
      fillStore(store, { lines, opened, erased, source: to.source }, now),
    );
    return { ok: true, madeAt: new Date(header.made), hasLog: existsSync(logPath), ...filled };
  } catch (error) {
    const known = backupFailure(error) ?? ((keyFailure(error) || storeFailure(error)) && messageOf(error));
    if (!known) throw error;
    return { ok: false, reason: known };
  }
}

/**
 * Reads the file of the keys. It must know at least as much as the backup: a file from before it would lack keys of
 * requests that nobody has erased, and they would be lost without a word.
 */
async function openKeys(file: string, backup: Reached, { source }: Target): Promise<OpenedKeys> {
  const header = await readHeader(file);
  if (header.kind !== "keys") throw backupProblem(`${file} is not the file of the keys. It is called keys.backup.`);
  if (header.trail < backup.trail || header.restores < backup.restores)
    throw backupProblem(`${file} is older than the backup. Use the newest keys.backup: an older one lacks keys.`);
  const opened: OpenedKeys = { dataKeys: new Map(), kept: [] };
  for await (const value of readSealedFile(file, readKeys(source))) {
    const line = readLine(keyLineSchema, value);
    if ("kept" in line) opened.kept.push(line.kept);
    else opened.dataKeys.set(line.key.id, { key_id: line.key.key_id, data_key: line.key.data_key });
  }
  return opened;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "";
}
