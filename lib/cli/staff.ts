import { parseArgs } from "node:util";
import { addStaff, disableStaff, listStaff, type Made, resetStaff } from "../staff/accounts.ts";
import { type Door, doorTo } from "../staff/door.ts";
import { ROLES } from "../staff/schema.ts";
import { openForStaff } from "./open-existing.ts";
import { personAtMachine } from "./person.ts";
import { giveUp } from "./step.mjs";

const HOW = `Write one of these:
  npm run staff -- add EMAIL "NAME" ROLE     makes an account; ROLE is ${ROLES.join(", ")}
  npm run staff -- reset EMAIL               for a forgotten password or a lost phone: begins anew
  npm run staff -- disable EMAIL             shuts an account and signs it out everywhere
  npm run staff -- list                      shows all accounts`;

const STATES = {
  disabled: "shut",
  "no-password": "has to set a password",
  "no-second-factor": "has to set up a phone",
  ready: "can sign in",
} as const;

/**
 * `npm run staff`: makes, resets, shuts and lists the accounts of those who work here. It prints a code for the person,
 * once: nobody can look it up again. Exits with 1 when it could not do what was asked.
 */
async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true, strict: true });
  const [command = "", ...given] = positionals;
  const wanted: Record<string, number> = { add: 3, reset: 1, disable: 1, list: 0 };
  if (wanted[command] !== given.length) giveUp(HOW);
  const { vault, settings } = await openForStaff();
  const door = doorTo(vault, settings.siteUrl);
  const reason = await run(door, command, given, `${settings.siteUrl}/staff/set-password`);
  await vault.store.destroy();
  if (reason) giveUp(reason);
}

/** Does one command, and gives why it could not. */
async function run(door: Door, command: string, given: string[], where: string): Promise<string | undefined> {
  const [email = "", name = "", role = ""] = given;
  const done = { at: new Date(), person: personAtMachine(door.vault.hashKey) };
  if (command === "add") return tellCode(await addStaff(door, { email, name, role }, done), where);
  if (command === "reset") return tellCode(await resetStaff(door, email, done), where);
  if (command === "disable") {
    const shut = await disableStaff(door, email, done);
    if (!shut.ok) return shut.reason;
    console.log(`${shut.email} can sign in no more, and is signed out everywhere. “reset” opens the account again.`);
    return undefined;
  }
  const accounts = await listStaff(door);
  for (const { email, name, role, state } of accounts) console.log(`${email}  ${name}  ${role}  ${STATES[state]}`);
  if (accounts.length === 0) console.log(`There is no account yet.\n${HOW}`);
  return undefined;
}

function tellCode(made: Made, where: string): string | undefined {
  if (!made.ok) return made.reason;
  console.log(`
The code for ${made.email} is

    ${made.code}

Give it to them yourself: read it out, or hand it over on paper. They type it at ${where}
within two days, and choose a password there. It works once, and is not shown again.`);
  return undefined;
}

await main().catch((error: Error) => giveUp(`The accounts cannot be changed: ${error.message}`));
