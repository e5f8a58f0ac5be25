import path from "node:path";
import { parseArgs } from "node:util";
import { restore } from "../backup/restore.ts";
import { readSettings } from "../settings.ts";
import { giveUp } from "./step.mjs";

const HOW =
  "Write “npm run restore -- backups/clinic-2026-11-21T0300Z.backup”. Its keys.backup and erasures.log lie beside it, or are named with --keys and --erasures.";

/**
 * `npm run restore -- <backup file>`: restores a backup into a data folder that has no requests yet, without what was
 * erased since. Exits with 1 when it cannot, and then nothing was restored; and when some requests cannot be opened.
 */
async function main(): Promise<void> {
  const { file, keys, erasures } = readArguments();
  const read = readSettings(process.env);
  if (!read.ok) giveUp(read.reason);
  const { dataDir, backupDir } = read.settings;
  const target = { source: { dataDir, environment: process.env }, backupDir };
  const restored = await restore({ file, keys, erasures }, target, new Date());
  if (!restored.ok) giveUp(`Nothing was restored. ${restored.reason}`);
  const { madeAt, leftOut, unreadable, trailHolds, hasLog } = restored;
  console.log(`Restored as of ${madeAt.toISOString()}: ${restored.restored} requests.
Left out, because they were erased: ${leftOut}.
Cannot be opened: ${unreadable}.`);
  if (!hasLog) console.error("There was no erasures.log: what was erased is known from keys.backup alone.");
  if (!trailHolds) console.error("The trail in the backup was changed by somebody. See: npm run audit");
  if (unreadable > 0 || !trailHolds) process.exitCode = 1;
}

function readArguments() {
  try {
    const options = { keys: { type: "string" }, erasures: { type: "string" } } as const;
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    const [file, ...more] = positionals;
    if (!file || more.length > 0) giveUp(HOW);
    return { file: path.resolve(file), ...values };
  } catch {
    giveUp(HOW);
  }
}

await main().catch((error: Error) => giveUp(`Nothing was restored: ${error.message}`));
