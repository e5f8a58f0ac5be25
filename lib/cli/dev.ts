import { createServer } from "node:http";
import { flushCompileCache } from "node:module";
import path from "node:path";
import { readContent } from "../content/read-content.ts";
import { keptShelf } from "../content/shelf.ts";
import { showReading } from "../content/shown.ts";
import { readSiteFrom } from "../content/site.ts";
import { send } from "../server/answer.ts";
import { pageAsker } from "../server/ask-page.ts";
import { draftAnswer, isForDraft, SAVES_PATH, styleInProgress } from "../server/page-drafts.ts";
import { watchSaves } from "../server/saves.ts";
import { readSettings, type Settings } from "../settings.ts";
import { portProblem } from "./port.ts";
import { loadSecrets } from "./secrets.ts";
import { giveUp } from "./step.mjs";

/*
 * `npm run dev`: Next in development mode, on this machine only. A saved page of the content, and saved code, make an open
 * page load again; a broken page of the content shows its message there.
 */

const read = readSettings(process.env);
if (!read.ok) giveUp(read.reason);
const problem = await portProblem(read.settings.port, "npm run dev");
if (problem) giveUp(problem);
await serve(read.settings);

async function serve({ port, contentDir, dataDir, siteUrl }: Settings): Promise<void> {
  const secrets = await loadSecrets(dataDir, process.env).catch((error: Error) => giveUp(error.message));
  Object.assign(process.env, secrets, { NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" });
  const root = path.resolve(import.meta.dirname, "../..");
  const server = createServer();
  // Next reads its mode when it is loaded, so it is loaded only now. It compiles beside us while the content is read.
  const starting = import("../server/dev-next.ts").then(({ startDevNext }) =>
    startDevNext({ dir: root, port, httpServer: server }),
  );
  const shelf = keptShelf();
  const readPages = () => readSiteFrom(shelf, contentDir, "as-asked");
  const reading = readContent(contentDir, readPages).then((content) =>
    content.ok ? content.site : giveUp(content.reason),
  );
  showReading(reading);
  const { style, forget } = styleInProgress(path.join(root, "app/globals.css"));
  const code = ["app", "components", "lib"].map((name) => path.join(root, name));
  const saves = watchSaves([contentDir, ...code], (within, folders) => {
    if (within !== contentDir) return forget();
    for (const folder of folders) shelf.forget(folder);
    showReading(readPages());
  });

  const { handler } = await starting;
  const ask = pageAsker(handler, siteUrl);
  // All pages are made by the same code. Whoever comes first finds it compiled, or under way: the page for an address
  // where nothing stands is the shortest.
  void ask("/nothing-here").catch(() => undefined);
  await reading;
  server.on("request", async (request, response) => {
    if (request.url === SAVES_PATH) saves.subscribe(response);
    else if (isForDraft(request)) send(response, await draftAnswer(request.url ?? "/", ask, style), request.method);
    else void handler(request, response);
  });
  server.listen(port, "localhost", () => {
    console.log(`\nThe site in development is at http://localhost:${port}\nPress Ctrl+C to stop it.\n`);
    void style().catch(() => undefined);
    // The next start finds our own code compiled; this command is always ended by a signal, before Node would keep it.
    flushCompileCache();
  });
}
