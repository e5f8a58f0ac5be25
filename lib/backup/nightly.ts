import type { Log } from "../log.ts";
import { backUp, newestBackup } from "./back-up.ts";
import type { Kept } from "./kept.ts";

/** The hour of this machine's clock after which the night's backup is made. */
const HOUR = 3;

/** Makes the backup of the night when it is time and there is none yet; a night that was missed is made up for. */
export async function backUpNightly(kept: Kept, now: Date, most: number, log: Log): Promise<boolean> {
  const newest = await newestBackup(kept.backupDir, now);
  if (newest && newest >= lastNight(now)) return false;
  const began = performance.now();
  const { requests } = await backUp(kept, now, most);
  log("backed-up", { count: requests, milliseconds: Math.round(performance.now() - began) });
  return true;
}

/** The last time at which a backup was due. */
function lastNight(now: Date): Date {
  const due = new Date(now);
  due.setHours(HOUR, 0, 0, 0);
  if (due > now) due.setDate(due.getDate() - 1);
  return due;
}
