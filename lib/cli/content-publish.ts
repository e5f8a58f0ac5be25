import { askToPublish } from "../publish/ask.ts";
import { readSettings } from "../settings.ts";
import { giveUp } from "./step.mjs";

/*
 * `npm run content:publish`: has the running site check the content as it lies in its folder, and show it to readers at
 * once. Exits with 1 when there is an error or no site runs, and nothing has changed then, or when it is not known
 * whether anything has.
 */

const read = readSettings(process.env);
if (!read.ok) giveUp(read.reason);
const { dataDir, contentDir } = read.settings;
const asked = await askToPublish(dataDir, contentDir);
if (!asked.ok) giveUp(asked.reason);
const { answer } = asked;
if (!answer.ok)
  giveUp(`Nothing was published, and readers see what they saw before. Mend this first:\n${answer.reasons.join("\n")}`);
const { paths, seconds } = answer;
const count = `${paths.length} ${paths.length === 1 ? "address" : "addresses"}`;
if (paths.length === 0) console.log("Readers see already what is written: nothing has changed.");
else
  console.log(`Published in ${seconds.toFixed(1)} s: ${count} changed.\n${paths.map((one) => `  ${one}`).join("\n")}`);
