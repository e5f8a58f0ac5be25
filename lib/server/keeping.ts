import type { Kept } from "../backup/kept.ts";
import { backUpNightly } from "../backup/nightly.ts";
import { siteVault } from "../consultation/open-vault.ts";
import { log } from "../log.ts";
import type { Terms } from "../retention/due.ts";
import { retentionRound } from "../retention/round.ts";
import type { Settings } from "../settings.ts";
import { type Round, startRounds } from "./rounds.ts";

/** Milliseconds. */
const [MINUTE, HOUR] = [60_000, 3_600_000];

/** Erases what is to be kept no longer once an hour, and backs up once a night, unless no backups are wanted. */
export function startKeeping(settings: Settings, terms: Terms): { stop: () => Promise<void> } {
  const { dataDir, backupDir, backupsKept } = settings;
  async function kept(): Promise<Kept> {
    return { vault: await siteVault(), source: { dataDir, environment: process.env }, backupDir };
  }
  const erasing: Round = {
    every: HOUR,
    failed: "erasing-failed",
    work: async () => retentionRound(await kept(), terms, new Date(), log),
  };
  const backingUp: Round = {
    every: 10 * MINUTE,
    failed: "backup-failed",
    work: async () => backUpNightly(await kept(), new Date(), backupsKept, log),
  };
  return startRounds(backupsKept > 0 ? [erasing, backingUp] : [erasing], log);
}
