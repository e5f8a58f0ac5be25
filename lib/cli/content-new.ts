import { dayOf } from "../content/day.ts";
import { createPage } from "../content/new-page.ts";
import { readSite } from "../content/site.ts";
import { settings } from "../settings.ts";

/** `npm run content:new -- <topic>/<page>`: writes a page with every part it needs, ready to be filled in. */
const { contentDir } = settings();
const today = dayOf(new Date());
const result = await createPage(process.argv[2] ?? "", contentDir, await readSite(contentDir), today);

if (result.ok)
  console.log(`Written: ${result.files.join(" and ")}. Open it in a text editor, then run: npm run content:check`);
else console.error(result.reason);
process.exitCode = result.ok ? 0 : 1;
