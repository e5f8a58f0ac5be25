import { randomBytes } from "node:crypto";
import { backUp } from "../backup/back-up.ts";
import { openVault, storePlace } from "../consultation/open-vault.ts";
import { readSettings } from "../settings.ts";
import { isStoreThere } from "../store/database.ts";
import { placeName } from "../store/schema.ts";
import { giveUp } from "./step.mjs";

/**
 * `npm run backup`: backs up all requests and their keys, while the site runs, as it does by itself each night. Exits with
 * 1 when it cannot; then the backups before are still there.
 */
async function main(): Promise<void> {
  const read = readSettings(process.env);
  if (!read.ok) giveUp(read.reason);
  const { dataDir, backupDir, backupsKept } = read.settings;
  const source = { dataDir, environment: process.env };
  const place = storePlace(source);
  if (!(await isStoreThere(place))) giveUp(`There is nothing to back up yet: no database is in ${placeName(place)}.`);
  const vault = await openVault(source, randomBytes);
  const made = await backUp({ vault, source, backupDir }, new Date(), backupsKept || Number.POSITIVE_INFINITY);
  await vault.store.destroy();
  console.log(`${made.requests} requests are backed up in ${made.file} (${megabytes(made.bytes)} MB).
What opens them is in ${backupDir}/keys.backup and in the master key: copy each of the three to another place.`);
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

await main().catch((error: Error) => giveUp(`Nothing was backed up: ${error.message}`));
