import { createServer } from "node:http";
import path from "node:path";
import { watchContent } from "../server/content-changes.ts";
import { readSettings, type Settings } from "../settings.ts";
import { portProblem } from "./port.ts";
import { readContent } from "./read-content.ts";
import { loadSecrets } from "./secrets.ts";
import { giveUp } from "./step.mjs";

/*
 * `npm run dev`: Next in development mode, on this machine only. Code is replaced in the open page by Next; a saved page
 * of the content makes the open page load again, and a broken one shows its message there.
 */

const read = readSettings(process.env);
if (!read.ok) giveUp(read.reason);
const problem = await portProblem(read.settings.port, "npm run dev");
if (problem) giveUp(problem);
const content = await readContent(read.settings.contentDir);
if (!content.ok) giveUp(content.reason);
await serve(read.settings);

async function serve({ port, contentDir, dataDir }: Settings): Promise<void> {
  const secrets = await loadSecrets(dataDir, process.env).catch((error: Error) => giveUp(error.message));
  Object.assign(process.env, secrets, { NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" });
  const { default: next } = await import("next");

  const server = createServer();
  const dir = path.resolve(import.meta.dirname, "../..");
  const app = next({ dev: true, dir, hostname: "localhost", port, httpServer: server });
  const changes = watchContent(contentDir);
  await app.prepare();
  const handle = app.getRequestHandler();
  server.on("request", (request, response) => {
    if (request.url === "/content-changes") changes.subscribe(response);
    else void handle(request, response);
  });
  server.listen(port, "localhost", () => {
    console.log(`\nThe site in development is at http://localhost:${port}\nPress Ctrl+C to stop it.\n`);
  });
}
