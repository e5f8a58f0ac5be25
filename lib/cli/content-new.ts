import { dayOf } from "../content/day.ts";
import { createPage } from "../content/new-page.ts";
import { readContent } from "../content/read-content.ts";
import { readSettings } from "../settings.ts";
import { giveUp } from "./step.mjs";

/** `npm run content:new -- <topic>/<page>`: writes a page with every part it needs, ready to be filled in. */
const read = readSettings(process.env);
if (!read.ok) giveUp(read.reason);
const { contentDir } = read.settings;
const content = await readContent(contentDir);
if (!content.ok) giveUp(content.reason);
const today = dayOf(new Date());
const result = await createPage(process.argv[2] ?? "", contentDir, content.site, today);

if (result.ok) {
  console.log(`Written: ${result.files.join(" and ")}. Open it in a text editor, then run: npm run content:check`);
  if (result.note) console.log(result.note);
} else console.error(result.reason);
process.exitCode = result.ok ? 0 : 1;
