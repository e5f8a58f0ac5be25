import { appendEntry, verifyTrail } from "../audit/trail.ts";
import type { Vault } from "../consultation/vault.ts";
import { transact } from "../store/transact.ts";
import { openExisting } from "./open-existing.ts";
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
  const { vault } = await openExisting("Nothing was done yet");
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
