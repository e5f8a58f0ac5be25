import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { backUp } from "../../lib/backup/back-up.ts";
import { restore } from "../../lib/backup/restore.ts";
import { openVault } from "../../lib/consultation/open-vault.ts";
import { fill } from "./inbox/fill.ts";
import { aligned } from "./table.ts";

/** How exactly waiting is measured, in milliseconds. */
const RESOLUTION = 2;

/**
 * What a backup of so many requests takes and how large it is, how long a visitor may wait because of it, as the site makes
 * it in the process that answers, and what it takes to restore it on an empty place. Seconds, megabytes and milliseconds.
 */
export type BackupFigures = {
  requests: number;
  seconds: number;
  megabytes: number;
  wait: { p99: number; longest: number };
  restoreSeconds: number;
};

/** Backs up and restores so many requests. Throws when not all of them come back. */
export async function measureBackup(requests: number): Promise<BackupFigures> {
  const folder = await mkdtemp(path.join(tmpdir(), "clinic-bench-backup-"));
  try {
    const backupDir = path.join(folder, "backups");
    // The master key is no part of a backup; the one who restores it has it.
    const environment = { REQUESTS_KEY: randomBytes(32).toString("base64") };
    const source = { dataDir: path.join(folder, "data"), environment };
    const vault = await openVault(source, randomBytes);
    await fill(vault, requests);
    const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
    delay.enable();
    const began = performance.now();
    const made = await backUp({ vault, source, backupDir }, new Date(), 1);
    const seconds = secondsSince(began);
    delay.disable();
    await vault.store.destroy();

    const backup = { file: made.file, keys: undefined, erasures: undefined };
    const target = { source: { dataDir: path.join(folder, "restored"), environment }, backupDir };
    const again = performance.now();
    const restored = await restore(backup, target, new Date());
    const restoreSeconds = secondsSince(again);
    if (!restored.ok || restored.restored !== requests || restored.unreadable > 0)
      throw new Error(`Not all was restored: ${JSON.stringify(restored)}`);
    const wait = { p99: waited(delay.percentile(99)), longest: waited(delay.max) };
    return { requests, seconds, megabytes: made.bytes / 1_000_000, wait, restoreSeconds };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Figures of several sizes as a table of text. */
export function tableOfBackups(all: BackupFigures[]): string {
  const head = ["requests", "backup s", "MB", "wait p99 ms", "longest ms", "restore s"];
  const rows = all.map(({ requests, seconds, megabytes, wait, restoreSeconds }) => [
    String(requests),
    ...[seconds, megabytes, wait.p99, wait.longest, restoreSeconds].map((value) => value.toFixed(1)),
  ]);
  return ["", "A backup while the site runs, and what restoring it takes", ...aligned([head, ...rows])].join("\n");
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1_000;
}

/** Nanoseconds between two looks, as milliseconds beyond what was to lie between them. */
function waited(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1_000_000 - RESOLUTION);
}
