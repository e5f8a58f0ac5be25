import { rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { checkApart } from "../content/check-apart.ts";
import { CHANGED_MEANWHILE, fingerprintOf } from "../content/fingerprint.ts";
import { type TreesPlace, treesFolder } from "../content/kept-trees.ts";
import { readContent } from "../content/read-content.ts";
import { readSite, type Site } from "../content/site.ts";
import { compressAssets } from "../documents/assets.ts";
import { compressedFolder } from "../documents/compressed.ts";
import { type BuildFolders, madeFolder } from "../documents/manifest.ts";
import { keepDocuments, loadDocuments } from "../documents/memory.ts";
import { log } from "../log.ts";
import { readSettings, type Settings } from "../settings.ts";
import { isMade, STAMPS, type Wanted, wantedBuild } from "./build-state.ts";
import { type CompressedPages, compressPages, ENDED } from "./compress-pages.ts";
import { printWhenNeeded } from "./handouts.ts";
import type { Making } from "./make-site.ts";
import { lastLines, runProgram } from "./run-program.mjs";
import { loadSecrets, type Secrets } from "./secrets.ts";
import { giveUp, runStep } from "./step.mjs";

const root = path.resolve(import.meta.dirname, "../..");

type Outcome = { ok: true } | { ok: false; reason: string };

/**
 * Builds what is not there yet of these sources, settings and secrets: the program, the documents that it makes of the
 * content, with the notices on overdue reviews that are due today, and the PDFs that a browser on this machine can print.
 * When only the content has changed, only the documents are made anew. They are made beside those of the build before,
 * which stay until the new ones are whole and have passed. The content is checked at the same time.
 *
 * Returns every error of the content, or the last lines of the cause when the build fails. Each stamp is written last, so
 * what was broken off is made again. Printing has a stamp of its own: it may fail on its own, and is then done again by
 * itself.
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
  const content = await readContent(settings.contentDir, (folder) => readSite(folder, "as-asked"));
  if (!content.ok) return content;

  Object.assign(process.env, secrets, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  const folders = { made: `${madeFolder(buildDir)}.new`, kept };
  const stop = new AbortController();
  const trees = { folder: treesFolder(buildDir), version: wanted.program };
  const checking = checkContent(settings, content.site, trees);
  const end = () => stop.abort();
  // With an error, nothing of this build is wanted, and what is kept of the one before stays.
  void checking.then(({ ok }) => ok || end(), end);
  const task = { site: content.site, trees, made: folders.made, signal: stop.signal };
  const making = makeWhole(settings, wanted, folders, task);
  const [checked, made] = await Promise.all([checking, making]);
  if (!checked.ok) return checked;
  if (!made.ok) return made;

  await keepDocuments(made.documents, folders);
  await writeFile(path.join(folders.made, STAMPS.documents), wanted.documents);
  const assets = { buildDir, publicDir: path.join(root, "public") };
  await runStep("Compressing the files", () => compressAssets(assets));
  await rm(madeFolder(buildDir), { recursive: true, force: true });
  await rename(folders.made, madeFolder(buildDir));
  return { ok: true };
}

async function checkContent({ contentDir }: Settings, site: Site, trees: TreesPlace): Promise<Outcome> {
  const { errors, fingerprint } = await checkApart({ contentDir, trees });
  if (errors.length > 0) return { ok: false, reason: `The content has errors:\n${errors.join("\n")}` };
  if (fingerprint === fingerprintOf(site)) return { ok: true };
  return { ok: false, reason: CHANGED_MEANWHILE };
}

/** Makes the pages, prints those that are handed out, and compresses all. Whoever ends it by the signal says why. */
async function makeWhole(
  settings: Settings,
  wanted: Wanted,
  folders: BuildFolders,
  making: Making,
): Promise<CompressedPages> {
  const { made, signal } = making;
  const pages = await makePages(settings, wanted, making);
  if (!pages.ok) return pages;
  if (!signal.aborted) await printWhenNeeded(settings, root, { build: wanted.documents, isFresh: true, made, signal });
  if (signal.aborted) return ENDED;
  return runStep("Compressing the pages", () => compressPages(settings, folders, signal));
}

/** Has Next build the program, where it is not there yet, and the program make the pages. */
async function makePages(settings: Settings, wanted: Wanted, making: Making): Promise<Outcome> {
  const built = await buildProgram(settings.buildDir, wanted, making.signal);
  if (!built.ok) return built;
  // Next reads its mode and its keys when it is loaded, so it is loaded only now.
  const { makeSite } = await import("./make-site.ts");
  return runStep("Making the pages", () => makeSite(settings, root, making));
}

/** Has Next build the program, which holds nothing of the content. */
async function buildProgram(buildDir: string, wanted: Wanted, signal: AbortSignal): Promise<Outcome> {
  if (await isMade(buildDir, "program", wanted)) return { ok: true };
  await rm(path.join(buildDir, STAMPS.program), { force: true });
  const next = path.join(root, "node_modules/next/dist/bin/next");
  const build = () => runProgram(process.execPath, [next, "build"], { cwd: root, signal });
  const result = await runStep("Building the site", build);
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
