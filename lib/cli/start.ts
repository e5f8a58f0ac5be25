import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { log } from "../log.ts";
import { allowedOrigins } from "../server/post-check.ts";
import { stopOnSignals } from "../server/stop.ts";
import { readSettings, type Settings } from "../settings.ts";
import { isBuilt, isServable, isUpToDate } from "./build-state.ts";
import { checkDataFolder } from "./data-folder.ts";
import { portProblem } from "./port.ts";
import { loadSecrets, type Secrets } from "./secrets.ts";
import { giveUp } from "./step.mjs";

/*
 * `npm start`: builds the site when its sources are newer than the build, serves it, and says where to look. Ends on
 * Ctrl+C or SIGTERM after what is in progress is finished, and at once on a second one.
 */

const root = path.resolve(import.meta.dirname, "../..");
const read = readSettings(process.env);
if (!read.ok) giveUp(read.reason);
const { settings } = read;

const problem = await portProblem(settings.port, "npm start");
if (problem) giveUp(problem);
const folder = await checkDataFolder(settings.dataDir);
if (!folder.ok) giveUp(folder.reason);
for (const warning of folder.warnings) console.error(`\nTake care: ${warning}\n`);
const secrets = await loadSecrets(settings.dataDir, process.env).catch((error: Error) => giveUp(error.message));
if (settings.builds) await buildApart(secrets);
else {
  const built = await isBuilt(settings);
  if (!built.ok) giveUp(built.reason);
}
await serve(settings);

/**
 * Builds in a process of its own, so that the memory which that takes is given back before the site is served. It says
 * itself what it does and what is wrong.
 */
async function buildApart(keys: Secrets): Promise<void> {
  if (await isUpToDate(root, settings, keys)) return;
  const env = { ...process.env, ...keys };
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "build.ts")], { env, stdio: "inherit" });
  const [code] = await once(child, "exit");
  if (code === 0) return;
  if (!(await isServable(root, settings, keys)))
    giveUp("The site could not be built, so it was not started. The cause stands above.");
  log("older-pages-shown");
  console.error(
    "\nTake care: the content cannot be shown as it is; the cause stands above. Readers see the pages of the last build. Mend it, then run npm run content:publish.\n",
  );
}

/** Serves until it is told to stop. Next reads its mode and its keys when it is loaded, so it is loaded only now. */
async function serve({ port, siteUrl }: Settings): Promise<void> {
  Object.assign(process.env, secrets, { NODE_ENV: "production" });
  const { runSite } = await import("../server/run.ts");
  const site = await runSite(settings, root).catch((error: Error) =>
    giveUp(`The site could not start: ${error.message}`),
  );
  say(`
The site is at ${siteUrl}, listening on port ${port}.
Forms are taken from pages at ${allowedOrigins(siteUrl).join(", ")}. If people use another address, set SITE_URL to it.
Press Ctrl+C to stop it.
`);
  stopOnSignals(async () => {
    say("Stopping: finishing what is in progress. Press Ctrl+C again to stop at once.");
    await site.close();
  }, log);
}

/** Speaks to the person who started the site. The console is closed by then, to what others would print there. */
function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
