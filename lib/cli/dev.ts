import { createServer } from "node:http";
import path from "node:path";
import { forgetContent } from "../content/shown.ts";
import { send } from "../server/answer.ts";
import { pageAsker } from "../server/ask-page.ts";
import { draftAnswer, isForDraft, SAVES_PATH, styleInProgress } from "../server/page-drafts.ts";
import { watchSaves } from "../server/saves.ts";
import { readSettings, type Settings } from "../settings.ts";
import { portProblem } from "./port.ts";
import { readContent } from "./read-content.ts";
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
const content = await readContent(read.settings.contentDir, "as-asked");
if (!content.ok) giveUp(content.reason);
await serve(read.settings);

async function serve({ port, contentDir, dataDir, siteUrl }: Settings): Promise<void> {
  const secrets = await loadSecrets(dataDir, process.env).catch((error: Error) => giveUp(error.message));
  Object.assign(process.env, secrets, { NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" });
  const { default: next } = await import("next");

  const server = createServer();
  const root = path.resolve(import.meta.dirname, "../..");
  const app = next({ dev: true, dir: root, hostname: "localhost", port, httpServer: server });
  const code = ["app", "components", "lib"].map((name) => path.join(root, name));
  const { style, forget } = styleInProgress(path.join(root, "app/globals.css"));
  const saves = watchSaves([contentDir, ...code], (folder) => {
    if (folder === contentDir) forgetContent();
    else forget();
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  const ask = pageAsker(handle, siteUrl);
  server.on("request", async (request, response) => {
    if (request.url === SAVES_PATH) saves.subscribe(response);
    else if (isForDraft(request)) send(response, await draftAnswer(request.url ?? "/", ask, style), request.method);
    else void handle(request, response);
  });
  server.listen(port, "localhost", () => {
    console.log(`\nThe site in development is at http://localhost:${port}\nPress Ctrl+C to stop it.\n`);
  });
}
