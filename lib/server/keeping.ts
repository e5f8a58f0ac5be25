import { backUpNightly } from "../backup/nightly.ts";
import { log } from "../log.ts";
import type { Terms } from "../retention/due.ts";
import { retentionRound } from "../retention/round.ts";
import { siteKept } from "../retention/site-kept.ts";
import { type Round, startRounds } from "../rounds.ts";
import type { Settings } from "../settings.ts";

/** Milliseconds. */
const [MINUTE, HOUR] = [60_000, 3_600_000];

/** Erases what is to be kept no longer once an hour, and backs up once a night, unless no backups are wanted. */
export function startKeeping(
  { backupsKept }: Pick<Settings, "backupsKept">,
  terms: Terms,
): { stop: () => Promise<void> } {
  const erasing: Round = {
    every: HOUR,
    failed: "erasing-failed",
    work: async () => retentionRound(await siteKept(), terms, new Date(), log),
  };
  const backingUp: Round = {
    every: 10 * MINUTE,
    failed: "backup-failed",
    work: async () => backUpNightly(await siteKept(), new Date(), backupsKept, log),
  };
  return startRounds(backupsKept > 0 ? [erasing, backingUp] : [erasing], log);
}
