import { readFile } from "node:fs/promises";
import path from "node:path";
import { dayOf } from "../content/day.ts";
import { overdueFiles } from "../content/overdue.ts";
import { madeFolder } from "../documents/manifest.ts";
import type { Settings } from "../settings.ts";
import { documentsFingerprint, programFingerprint } from "./fingerprint.ts";
import { canPrint } from "./handouts.ts";
import type { Secrets } from "./secrets.ts";
import { browserPaths } from "./setup-browser.mjs";

/** The files that say from which sources the program was built, and the documents were made; each lies with what it is of. */
export const STAMPS = { program: "built-from", documents: "made-from" };

/** What a build directory must have been made from to be served as it is, in the words of its stamps. */
export type Wanted = Record<keyof typeof STAMPS, string>;

/**
 * Says what a build of these sources, settings and secrets would be made from. Documents also depend on the address, on the
 * reviews that are overdue today, and on the browser that prints them.
 */
export async function wantedBuild(root: string, { contentDir, siteUrl }: Settings, secrets: Secrets): Promise<Wanted> {
  const program = await programFingerprint(root, Object.values(secrets));
  const overdue = await overdueFiles(contentDir, dayOf(new Date()));
  const values = [siteUrl, ...overdue, ...browserPaths(process.env)];
  return { program, documents: await documentsFingerprint(program, root, contentDir, values) };
}

/** Says whether a build directory holds the program, or the documents, that are wanted. */
export async function isMade(buildDir: string, part: keyof Wanted, wanted: Wanted): Promise<boolean> {
  return (await stampIn(buildDir, part)) === wanted[part];
}

/** Says whether there is anything to build before the site can be served as it is wanted. */
export async function isUpToDate(root: string, settings: Settings, secrets: Secrets): Promise<boolean> {
  const wanted = await wantedBuild(root, settings, secrets);
  const parts = [isMade(settings.buildDir, "program", wanted), isMade(settings.buildDir, "documents", wanted)];
  return (await Promise.all(parts)).every(Boolean) && !(await canPrint(settings.buildDir, wanted.documents));
}

/**
 * Says whether a build directory holds this program, and documents that it has made of whatever content: what can be served
 * while the content has errors.
 */
export async function isServable(root: string, { buildDir }: Settings, secrets: Secrets): Promise<boolean> {
  const program = await programFingerprint(root, Object.values(secrets));
  return (await stampIn(buildDir, "program")) === program && (await stampIn(buildDir, "documents")) !== "";
}

/** Says whether the build directory holds a whole build, of whatever sources: for a site that is built elsewhere. */
export async function isBuilt({ buildDir }: Settings): Promise<{ ok: true } | { ok: false; reason: string }> {
  if (await stampIn(buildDir, "documents")) return { ok: true };
  return { ok: false, reason: `BUILD is never, and there is no build in ${buildDir}. Run: npm run build` };
}

function stampIn(buildDir: string, part: keyof Wanted): Promise<string> {
  const folder = part === "documents" ? madeFolder(buildDir) : buildDir;
  return readFile(path.join(folder, STAMPS[part]), "utf8").catch(() => "");
}
