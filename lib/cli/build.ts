import { rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { contentErrors, readContent } from "../content/read-content.ts";
import type { Site } from "../content/site.ts";
import { compressAssets } from "../documents/assets.ts";
import type { BuildFolders } from "../documents/build.ts";
import { compressedFolder } from "../documents/compressed.ts";
import { madeFolder, SCRIPTED_PATH } from "../documents/manifest.ts";
import { keepDocuments, loadDocuments, storeScripted } from "../documents/memory.ts";
import { log } from "../log.ts";
import { objectionsToWeight } from "../server/budget.ts";
import { readSettings, type Settings } from "../settings.ts";
import { isMade, STAMPS, type Wanted, wantedBuild } from "./build-state.ts";
import { printWhenNeeded } from "./handouts.ts";
import { lastLines, runProgram } from "./run-program.mjs";
import { loadSecrets, type Secrets } from "./secrets.ts";
import { giveUp, runStep } from "./step.mjs";

const root = path.resolve(import.meta.dirname, "../..");

type Outcome = { ok: true } | { ok: false; reason: string };

/**
 * Builds what is not there yet of these sources, settings and secrets: the program, the documents that it makes of the
 * content, with the notices on overdue reviews that are due today, and the PDFs that a browser on this machine can print.
 * When only the content has changed, only the documents are made anew. They are made beside those of the build before,
 * which stay until the new ones are whole and have passed.
 *
 * Returns every error of the content, before anything is built, or the last lines of the cause when the build fails. Each
 * stamp is written last, so what was broken off is made again. Printing has a stamp of its own: it may fail on its own, and
 * is then done again by itself.
 */
async function buildWhenNeeded(settings: Settings, secrets: Secrets): Promise<Outcome> {
  const { buildDir } = settings;
  const kept = compressedFolder(buildDir, "documents");
  const wanted = await wantedBuild(root, settings, secrets);
  if ((await isMade(buildDir, "program", wanted)) && (await isMade(buildDir, "documents", wanted))) {
    const folders = { made: madeFolder(buildDir), kept };
    const print = { build: wanted.documents, isFresh: false, made: folders.made };
    if (await printWhenNeeded(settings, root, print)) await keepDocuments(await loadDocuments(folders, log), folders);
    return { ok: true };
  }
  const content = await readContent(settings.contentDir);
  if (!content.ok) return content;
  const errors = contentErrors(content.site);
  if (errors.length > 0) return { ok: false, reason: `The content has errors:\n${errors.join("\n")}` };

  Object.assign(process.env, secrets, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  const built = await buildProgram(buildDir, wanted);
  if (!built.ok) return built;
  const folders = { made: `${madeFolder(buildDir)}.new`, kept };
  const made = await makeDocuments(settings, content.site, folders, wanted.documents);
  if (!made.ok) return made;
  const assets = { buildDir, publicDir: path.join(root, "public") };
  await runStep("Compressing the files", () => compressAssets(assets));
  await rm(madeFolder(buildDir), { recursive: true, force: true });
  await rename(folders.made, madeFolder(buildDir));
  return { ok: true };
}

/** Makes the documents, with their PDFs and their stamp, and has them pass: none may weigh more than it may. */
async function makeDocuments(settings: Settings, site: Site, folders: BuildFolders, build: string): Promise<Outcome> {
  // Next reads its mode and its keys when it is loaded, so it is loaded only now.
  const { makeSite } = await import("./make-site.ts");
  const made = await runStep("Making the pages", () => makeSite(settings, root, { site, folders }));
  if (!made.ok) return made;
  await printWhenNeeded(settings, root, { build, isFresh: true, made: folders.made });
  const documents = await runStep("Compressing the pages", () => loadDocuments(folders, log));
  const form = [SCRIPTED_PATH, await storeScripted(documents.scripted)] as const;
  const heavy = await objectionsToWeight(settings.siteUrl)([...documents.pages, form]);
  if (heavy.length > 0) return { ok: false, reason: heavy.map(({ line }) => line).join("\n") };
  await keepDocuments(documents, folders);
  await writeFile(path.join(folders.made, STAMPS.documents), build);
  return { ok: true };
}

/** Has Next build the program, which holds nothing of the content. */
async function buildProgram(buildDir: string, wanted: Wanted): Promise<Outcome> {
  if (await isMade(buildDir, "program", wanted)) return { ok: true };
  await rm(path.join(buildDir, STAMPS.program), { force: true });
  const next = path.join(root, "node_modules/next/dist/bin/next");
  const result = await runStep("Building the site", () => runProgram(process.execPath, [next, "build"], { cwd: root }));
  if (!result.ok) return { ok: false, reason: lastLines(result.output, 15) };
  await writeFile(path.join(buildDir, STAMPS.program), wanted.program);
  return { ok: true };
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
