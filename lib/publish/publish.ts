import { setImmediate } from "node:timers/promises";
import { checkInSteps } from "../content/check.ts";
import { listAddresses } from "../content/pages.ts";
import { problemLine } from "../content/problems.ts";
import { type CheckedSite, currentSite, showContent, withContent } from "../content/shown.ts";
import { readSite, type Site } from "../content/site.ts";
import { tagOf } from "../documents/compressed.ts";
import { MACHINE_PATHS, type Made, makeDocument, NOT_FOUND_PATH, type Workshop } from "../documents/make.ts";
import { SCRIPTED_PATH } from "../documents/manifest.ts";
import { type Documents, type StoredDocument, storeDocument, storeScripted } from "../documents/memory.ts";
import { affectedBy } from "./affected.ts";

/** The parts of a running site that change when content is published. */
export type Shown = {
  documents: Documents;
  workshop: Workshop;
  /** Why documents must not be shown, in a sentence each for their writer; none when they may. */
  objections: (pages: [path: string, document: StoredDocument][]) => Promise<string[]>;
};

/**
 * Comes right before readers see other content, with what they see until then: keeps it for the other servers, or gives the
 * reason why nothing may change, in a sentence.
 */
export type Accept = (before: Site, after: Site) => Promise<string | undefined>;

/** The addresses at which readers now see something else, or the lines that say why nothing has changed. */
export type Published = { ok: true; paths: string[]; content: CheckedSite } | { ok: false; reasons: string[] };

/**
 * Puts the content of a folder before readers while the site runs: checks all of it as `npm run content:check` does, makes
 * those documents anew that can look different, and shows all of them at once. When anything is wrong, nothing changes.
 *
 * Others have their turn between the steps, so nobody who reads waits for it. Two of these must not run at once.
 */
export async function publishContent(shown: Shown, contentDir: string, accept?: Accept): Promise<Published> {
  const site = await readWhole(contentDir);
  const errors = (await checkInSteps(site)).filter(({ severity }) => severity === "error");
  const { clinic } = site;
  if (errors.length > 0 || !clinic) return { ok: false, reasons: errors.map(problemLine) };
  const content = { site, clinic, folder: contentDir };

  const { documents } = shown;
  const before = await currentSite();
  const addresses = await withContent(content, addressesToMake);
  const affected = affectedBy(before.site, site);
  const wanted = affected.all ? addresses : addresses.filter((path) => affected.paths.includes(path));
  const made: Made[] = [];
  for (const path of [...wanted, SCRIPTED_PATH, ...MACHINE_PATHS]) {
    made.push(await withContent(content, () => makeDocument(path, shown.workshop)));
    await setImmediate();
  }
  const changed = made.filter(({ path, body }) => !isShown(documents, path, body));
  const stored: Stored[] = [];
  // One after the other: those who send a form need the compressor as well.
  for (const one of changed) stored.push({ ...one, document: await storedFor(one) });
  const reasons = await shown.objections(stored.map(({ path, document }) => [path, document]));
  if (reasons.length > 0) return { ok: false, reasons };

  const hindrance = await accept?.(before.site, site);
  if (hindrance) return { ok: false, reasons: [hindrance] };

  const kept = new Set([...addresses, ...MACHINE_PATHS]);
  const gone = [...documents.pages.keys()].filter((path) => !kept.has(path.replace(/\.pdf$/, "")));
  show(documents, stored, gone);
  showContent(content);
  const pages = [...stored.map(({ path }) => path), ...gone].filter((path) => !MACHINE_PATHS.includes(path));
  return { ok: true, paths: pages.filter((path) => path !== NOT_FOUND_PATH), content };
}

type Stored = Made & { document: StoredDocument };

function storedFor(made: Made): Promise<StoredDocument> {
  return made.path === SCRIPTED_PATH ? storeScripted(made.body) : storeDocument(made);
}

/** Reads a folder to its last word, a page at a time. */
async function readWhole(contentDir: string): Promise<Site> {
  for (const { tree } of (await readSite(contentDir, "as-asked")).pages) await setImmediate(tree);
  return readSite(contentDir);
}

async function addressesToMake(): Promise<string[]> {
  return [...(await listAddresses()).map(({ path }) => path), NOT_FOUND_PATH];
}

function isShown({ pages, notFound, scripted }: Documents, path: string, body: string): boolean {
  if (path === SCRIPTED_PATH) return scripted === body;
  const shown = path === NOT_FOUND_PATH ? notFound : pages.get(path);
  return shown?.made === tagOf(Buffer.from(body));
}

/** Exchanges documents, all in one moment. The PDF of a page that has changed is no longer that of the page, so it goes. */
function show(documents: Documents, changed: Stored[], gone: string[]): void {
  const pages = new Map(documents.pages);
  for (const path of gone) pages.delete(path);
  for (const { path, body, document } of changed) {
    pages.delete(`${path}.pdf`);
    if (path === NOT_FOUND_PATH) documents.notFound = document;
    else if (path === SCRIPTED_PATH) documents.scripted = body;
    else pages.set(path, document);
  }
  documents.pages = pages;
}
