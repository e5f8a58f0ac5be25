import path from "node:path";
import { askToPublish } from "../publish/socket.ts";
import { readSettings } from "../settings.ts";
import { giveUp } from "./step.mjs";

/*
 * `npm run content:publish`: has the running site check the content as it lies in its folder, and show it to readers at
 * once. Exits with 1, and nothing has changed, when there is an error or no site runs.
 */

const read = readSettings(process.env);
if (!read.ok) giveUp(read.reason);
const { dataDir } = read.settings;
const answer = await askToPublish(dataDir).catch((error: Error) =>
  giveUp(`Nothing was published: ${error.message}. Run this as the user who runs the site.`),
);
if (!answer) {
  const folder = path.relative(process.cwd(), dataDir) || dataDir;
  giveUp(
    `No site runs here with the data folder ${folder}, so nothing was published. npm start shows what is written.`,
  );
}
if (!answer.ok)
  giveUp(`Nothing was published, and readers see what they saw before. Mend this first:\n${answer.reasons.join("\n")}`);
const { paths, seconds } = answer;
const count = `${paths.length} ${paths.length === 1 ? "page" : "pages"}`;
if (paths.length === 0) console.log("Readers see already what is written: nothing has changed.");
else
  console.log(`Published in ${seconds.toFixed(1)} s: ${count} changed.\n${paths.map((one) => `  ${one}`).join("\n")}`);
