import { newestBackup } from "../backup/back-up.ts";
import { heldBy } from "../retention/clock.ts";
import type { Store } from "../store/database.ts";

/** A night's backup may take its time, and a server may have been off for some of it. Seconds. */
const BACKUP_LATE = 26 * 3_600;

/** Whether what is kept is backed up, and erased in time. The age of the newest backup is in seconds, null when none is there. */
export type KeptWell = { newestBackupSeconds: number | null; warnings: ("backup-late" | "erasing-held")[] };

/** Looks at the folder of the backups, when backups are wanted, and at whether anything holds up the erasing. */
export async function keptWell(store: Store, backupDir: string | undefined, now: Date): Promise<KeptWell> {
  const newest = backupDir ? await newestBackup(backupDir, now) : undefined;
  const since = newest ?? (await firstEntry(store)) ?? now;
  const isLate = backupDir !== undefined && secondsSince(since, now) > BACKUP_LATE;
  const held = await heldBy(store);
  const isHeld = held === "clock-ahead" || held === "clock-behind";
  return {
    newestBackupSeconds: newest ? secondsSince(newest, now) : null,
    warnings: [...(isLate ? (["backup-late"] as const) : []), ...(isHeld ? (["erasing-held"] as const) : [])],
  };
}

/** When anything was first done here: before that there was nothing to back up. */
async function firstEntry(store: Store): Promise<Date | undefined> {
  const first = await store.selectFrom("audit").select("at").orderBy("number").limit(1).executeTakeFirst();
  return first && new Date(first.at);
}

function secondsSince(at: Date, now: Date): number {
  return Math.round((now.getTime() - at.getTime()) / 1_000);
}
