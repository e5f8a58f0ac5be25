import path from "node:path";
import { parseArgs } from "node:util";
import { forgetFormsKey } from "../consultation/forms-key.ts";
import { hasGivenKeys } from "../consultation/keys.ts";
import { rotateKeys } from "../consultation/rotate.ts";
import { openExisting } from "./open-existing.ts";
import { personAtMachine } from "./person.ts";
import { giveUp } from "./step.mjs";

/**
 * `npm run keys:rotate`: makes a new key for requests and seals them with it, while the site runs. The key before stays
 * readable until the next time. Exits with 1 when it cannot; then it can simply be run again. With `--forms`, servers that
 * share a database may start with another key of the forms, and nothing is sealed anew.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { forms: { type: "boolean", default: false } } });
  if (values.forms) return changeFormsKey();
  const { vault, source, settings } = await openExisting("Nothing is sealed yet");
  const rotated = await rotateKeys(vault, source, new Date(), personAtMachine(vault.hashKey));
  await vault.store.destroy();
  if (!rotated.ok) giveUp(rotated.reason);
  console.log(
    `Requests are sealed with the key ${rotated.id} now; ${rotated.count} were sealed anew. Back up the keys once more, apart from the database.`,
  );
  if (settings.databaseUrl && !hasGivenKeys(source))
    console.log(`Copy the files in ${path.join(source.dataDir, "secrets")} to every other server now.`);
}

async function changeFormsKey(): Promise<void> {
  const { vault } = await openExisting("No server has used a key of the forms");
  await forgetFormsKey(vault.store);
  await vault.store.destroy();
  console.log("The next server that starts says which key the forms are made with. Start them all with the same one.");
}

await main().catch((error: Error) => giveUp(`The keys were not rotated, or not to the end: ${error.message}`));
