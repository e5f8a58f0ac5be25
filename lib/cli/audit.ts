import { randomBytes } from "node:crypto";
import { appendEntry, verifyTrail } from "../audit/trail.ts";
import { openVault, storePlace } from "../consultation/open-vault.ts";
import type { Vault } from "../consultation/vault.ts";
import { readSettings } from "../settings.ts";
import { isStoreThere } from "../store/database.ts";
import { placeName } from "../store/schema.ts";
import { transact } from "../store/transact.ts";
import { personAtMachine } from "./person.ts";
import { giveUp } from "./step.mjs";

const HOW =
  "Write “npm run audit” to check the trail, or “npm run audit -- restored” after you have restored a backup.";

/**
 * `npm run audit` checks that nobody has changed the trail of what was done with requests, and prints its length and its
 * last hash. `npm run audit -- restored` writes down that the database was restored from a backup. Exits with 1 when the
 * trail was changed.
 */
async function main(): Promise<void> {
  const [command, ...more] = process.argv.slice(2);
  if (more.length > 0 || (command !== undefined && command !== "restored")) giveUp(HOW);
  const read = readSettings(process.env);
  if (!read.ok) giveUp(read.reason);
  const source = { dataDir: read.settings.dataDir, environment: process.env };
  const place = storePlace(source);
  if (!(await isStoreThere(place))) giveUp(`Nothing was done yet: there is no database in ${placeName(place)}.`);
  const vault = await openVault(source, randomBytes);
  if (command === "restored") await noteRestore(vault);
  const verdict = await verifyTrail(vault.store, vault.hashKey);
  await vault.store.destroy();
  if (!verdict.ok)
    giveUp(`The trail was changed at entry ${verdict.number}. What stands there and after it proves nothing.`);
  console.log(`The trail holds: ${verdict.count} entries, the last with the hash ${verdict.last}.`);
}

async function noteRestore({ store, hashKey }: Vault): Promise<void> {
  const entry = { action: "database-restored", at: new Date(), person: personAtMachine(hashKey) } as const;
  await transact(store, (transaction) => appendEntry(transaction, entry, hashKey));
}

await main().catch((error: Error) => giveUp(`The trail cannot be read: ${error.message}`));
