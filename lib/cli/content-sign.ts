import { parseArgs } from "node:util";
import { dayOf } from "../content/day.ts";
import { readContent } from "../content/read-content.ts";
import { signPage } from "../content/review.ts";
import { readSettings } from "../settings.ts";
import { giveUp } from "./step.mjs";

const HOW = 'Write: npm run content:sign -- achilles-tendon-rupture/condition --by "…" --role "…" [--next 2027-11-20]';

/**
 * `npm run content:sign -- <page> --by "…" --role "…" [--next <day>]`: records that a person has reviewed a page as it
 * stands. Exits with 1, and changes nothing, when the page cannot be signed.
 */
function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { by: { type: "string" }, role: { type: "string" }, next: { type: "string" } },
    });
  } catch {
    return undefined;
  }
}

const given = readArguments();
if (!given || given.positionals.length > 1) {
  console.error(HOW);
  process.exitCode = 1;
} else {
  const { by = "", role = "", next } = given.values;
  const signOff = { page: given.positionals[0] ?? "", by, role, next };
  const read = readSettings(process.env);
  if (!read.ok) giveUp(read.reason);
  const content = await readContent(read.settings.contentDir);
  if (!content.ok) giveUp(content.reason);
  const result = await signPage(read.settings.contentDir, signOff, dayOf(new Date()));
  if (result.ok) console.log(`Signed: ${result.file}, text ${result.hash}. The next review is due on ${result.next}.`);
  else console.error(`${result.reason}\n${HOW}`);
  process.exitCode = result.ok ? 0 : 1;
}
