import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { loadClinic } from "../content/clinic.ts";
import { dayOf } from "../content/day.ts";
import { fingerprintOf } from "../content/fingerprint.ts";
import { overdueFiles } from "../content/overdue.ts";
import { compressAssets } from "../documents/assets.ts";
import { compressDocuments } from "../documents/memory.ts";
import { log } from "../log.ts";
import { writeProxyPages } from "../server/proxy-pages.ts";
import { readSettings, type Settings } from "../settings.ts";
import { fingerprint } from "./fingerprint.ts";
import { printWhenNeeded } from "./handouts.ts";
import { contentErrors, readContent } from "./read-content.ts";
import { lastLines, runProgram } from "./run-program.mjs";
import { loadSecrets, type Secrets } from "./secrets.ts";
import { browserPaths } from "./setup-browser.mjs";
import { giveUp, runStep } from "./step.mjs";

const root = path.resolve(import.meta.dirname, "../..");

/** The file in the build directory that says from which sources the build was made. */
const STAMP = "built-from";

/**
 * Builds the site unless the build directory already holds what these sources, settings and secrets would give, with the
 * notices on overdue reviews that are due today and with the PDFs that a browser on this machine can print.
 *
 * Returns every error of the content, before anything is built, or the last lines of the cause when the build fails. The
 * stamp is written last, so a broken build is made again. Printing has a stamp of its own: it may fail on its own, and is
 * then done again by itself.
 */
export async function buildWhenNeeded(
  settings: Settings,
  secrets: Secrets,
): Promise<{ ok: true } | { ok: false; reason: string }> {
  const stamp = path.join(settings.buildDir, STAMP);
  const overdue = await overdueFiles(settings.contentDir, dayOf(new Date()));
  const wanted = await fingerprint(root, settings.contentDir, [
    settings.siteUrl,
    ...Object.values(secrets),
    ...overdue,
    ...browserPaths(process.env),
  ]);
  if ((await readFile(stamp, "utf8").catch(() => "")) === wanted) {
    const isPrinted = await printWhenNeeded(settings, root, { build: wanted, isFresh: false });
    if (isPrinted) await compressDocuments(settings.buildDir, log);
    return { ok: true };
  }

  const content = await readContent(settings.contentDir);
  if (!content.ok) return content;
  const errors = contentErrors(content.site);
  if (errors.length > 0) return { ok: false, reason: `The content has errors:\n${errors.join("\n")}` };

  await rm(stamp, { force: true });
  const env = {
    ...process.env,
    ...secrets,
    ...{ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", CONTENT_IS_CHECKED: fingerprintOf(content.site) },
  };
  const next = path.join(root, "node_modules/next/dist/bin/next");
  const result = await runStep("Building the site", () =>
    runProgram(process.execPath, [next, "build"], { cwd: root, env }),
  );
  if (!result.ok) return { ok: false, reason: lastLines(result.output, 15) };
  await writeProxyPages(path.join(settings.buildDir, "proxy"), await loadClinic(settings.contentDir));
  await writeFile(stamp, wanted);
  await printWhenNeeded(settings, root, { build: wanted, isFresh: true });
  await runStep("Compressing the pages", () => compressDocuments(settings.buildDir, log));
  const publicDir = path.join(root, "public");
  await runStep("Compressing the files", () => compressAssets({ buildDir: settings.buildDir, publicDir }));
  return { ok: true };
}

/** Says whether the build directory holds a whole build, of whatever sources: for a site that is built elsewhere. */
export async function isBuilt({ buildDir }: Settings): Promise<{ ok: true } | { ok: false; reason: string }> {
  if (await readFile(path.join(buildDir, STAMP), "utf8").catch(() => "")) return { ok: true };
  return { ok: false, reason: `BUILD is never, and there is no build in ${buildDir}. Run: npm run build` };
}

/** `npm run build`: builds if needed and says so. */
async function main(): Promise<void> {
  const result = readSettings(process.env);
  if (!result.ok) giveUp(result.reason);
  const secrets = await loadSecrets(result.settings.dataDir, process.env).catch((error: Error) =>
    giveUp(error.message),
  );
  const built = await buildWhenNeeded(result.settings, secrets);
  if (!built.ok) giveUp(`The build failed:\n${built.reason}`);
  console.log(`Built in ${path.relative(root, result.settings.buildDir)}.`);
}

if (import.meta.main) await main();
