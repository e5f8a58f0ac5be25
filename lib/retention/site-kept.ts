import type { Kept } from "../backup/kept.ts";
import { siteVault } from "../consultation/open-vault.ts";
import { settings } from "../settings.ts";

/** All that this site holds of requests. */
export async function siteKept(): Promise<Kept> {
  const { dataDir, backupDir } = settings();
  return { vault: await siteVault(), source: { dataDir, environment: process.env }, backupDir };
}
