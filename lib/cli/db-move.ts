import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { isStoreThere } from "../store/database.ts";
import { moveStore } from "../store/move.ts";
import { databaseUrl, isPostgresUrl, placeName } from "../store/schema.ts";
import { giveUp, runStep } from "./step.mjs";

const HOW =
  "Write where the requests are and where they shall be, each a file or the name of a setting that holds the address of a PostgreSQL database, like: npm run db:move -- .data/clinic.db DATABASE_URL";

/**
 * `npm run db:move -- <from> <to>`: carries everything in one database to another, empty one, and compares them row by
 * row. Each is a file, an address like postgres://…, or the name of a setting that holds one, so that no password has to
 * stand in the command. Exits with 1 when it was not done; then the first database stays in use.
 */
async function main(): Promise<void> {
  const [from, to, ...more] = process.argv.slice(2).map(placeOf);
  if (!from || !to || more.length > 0) giveUp(HOW);
  if (!(await isStoreThere(from))) giveUp(`There is no database in ${placeName(from)}.`);
  const moved = await runStep("Moving", () => moveStore(from, to));
  for (const { table, rows, hash } of moved)
    console.log(`${table}: ${rows} ${rows === 1 ? "row" : "rows"}, the same on both sides (SHA-256 ${hash})`);
  console.log(whatNext(from, to));
}

/** The database that an argument names. The message about an address never repeats it. */
function placeOf(argument: string): string {
  const isSetting = /^[A-Z][A-Z0-9_]*$/.test(argument) && !existsSync(argument);
  const place = isSetting ? process.env[argument] : argument;
  if (!place) giveUp(isSetting ? `${argument} is not set. ${HOW}` : HOW);
  if (!place.includes("://")) return resolve(place);
  const checked = databaseUrl.safeParse(place);
  if (!checked.success) giveUp(checked.error.issues.map(({ message }) => message).join(". "));
  return place;
}

function whatNext(from: string, to: string): string {
  const setting = isPostgresUrl(to)
    ? "set DATABASE_URL to the address of the new database"
    : `remove DATABASE_URL, and see that the new database is the file clinic.db in DATA_DIR (it is ${to})`;
  return `Everything is in ${placeName(to)} now. Do this next:
1. On each server, ${setting}, and start the site again. Until then it tells people that nothing was sent.
2. Look at “npm run requests” and “npm run audit”.
3. Nobody can write to ${placeName(from)} any more. It still holds the requests, sealed: delete it when you have backed up the new one.`;
}

await main().catch((error: Error) =>
  giveUp(`Nothing was moved, or not to the end: ${error.message} It does no harm to run this again.`),
);
