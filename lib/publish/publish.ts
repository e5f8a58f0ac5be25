import { setImmediate } from "node:timers/promises";
import { checkInSteps } from "../content/check.ts";
import { listAddresses } from "../content/pages.ts";
import { readContent } from "../content/read-content.ts";
import { type CheckedSite, currentSite, showContent, withContent } from "../content/shown.ts";
import { readSite, type Site } from "../content/site.ts";
import { type Assets, exchangePictures } from "../documents/assets.ts";
import { tagOf } from "../documents/compressed.ts";
import { MACHINE_PATHS, type Made, makeDocument, NOT_FOUND_PATH, type Workshop } from "../documents/make.ts";
import { SCRIPTED_PATH } from "../documents/manifest.ts";
import type { Documents } from "../documents/memory.ts";
import { type StoredDocument, storeDocument, storeScripted } from "../documents/stored.ts";
import { affectedBy } from "./affected.ts";
import { notMade, type Objection, objectionOf, picturesNotRead } from "./objection.ts";

/** The parts of a running site that change when content is published. */
export type Shown = {
  documents: Documents;
  workshop: Workshop;
  /** The files that the site holds, and how those in `public` are read again. What has not changed is not made anew. */
  assets: Assets;
  readPictures: (held: Assets) => Promise<Assets>;
  /** Why documents must not be shown, in a sentence each for their writer; none when they may. */
  objections: (pages: [path: string, document: StoredDocument][]) => Promise<{ path: string; line: string }[]>;
};

/**
 * Comes right before readers see other content, with what they see until then: keeps it for the other servers, or gives the
 * reason why nothing may change, in a sentence.
 */
export type Accept = (before: Site, after: Site) => Promise<string | undefined>;

/** The addresses at which readers now see something else, or why nothing has changed. */
export type Published = { ok: true; paths: string[]; content: CheckedSite } | Refused;

type Refused = { ok: false; objections: Objection[] };

/**
 * Puts the content of a folder before readers while the site runs: checks all of it as `npm run content:check` does, makes
 * those documents anew that can look different, and shows all of them at once, with the pictures as they lie in `public`.
 * When anything is wrong, nothing changes.
 *
 * Others have their turn between the steps, so nobody who reads waits for it. Two of these must not run at once.
 */
export async function publishContent(shown: Shown, contentDir: string, accept?: Accept): Promise<Published> {
  const read = await readWhole(contentDir);
  if (!read.ok) return refused({ line: read.reason, about: { reason: "content-not-read" } });
  const { site } = read;
  const errors = (await checkInSteps(site)).filter(({ severity }) => severity === "error");
  const { clinic } = site;
  if (errors.length > 0 || !clinic) return refused(...errors.map(objectionOf));
  const content = { site, clinic, folder: contentDir };

  const { documents } = shown;
  const before = await currentSite();
  const addresses = await withContent(content, addressesToMake);
  const affected = affectedBy(before.site, site);
  const wanted = affected.all ? addresses : addresses.filter((path) => affected.paths.includes(path));
  const made = await withContent(content, () => makeAll([...wanted, SCRIPTED_PATH, ...MACHINE_PATHS], shown.workshop));
  if (!made.ok) return made;
  const stored: Stored[] = [];
  // One after the other: those who send a form need the compressor as well.
  for (const one of made.documents) {
    if (!isShown(documents, one.path, one.body)) stored.push({ ...one, document: await storedFor(one) });
  }
  const heavy = await shown.objections(stored.map(({ path, document }) => [path, document]));
  if (heavy.length > 0)
    return refused(...heavy.map(({ path, line }) => ({ line, about: { path, reason: "too-heavy" } })));

  const pictures = await tryToRead(shown);
  if (!pictures.ok) return pictures;

  const hindrance = await accept?.(before.site, site);
  if (hindrance) return refused({ line: hindrance, about: { reason: "not-accepted" } });

  const kept = new Set([...addresses, ...MACHINE_PATHS]);
  const gone = [...documents.pages.keys()].filter((path) => !kept.has(path.replace(/\.pdf$/, "")));
  const exchanged = exchangePictures(shown.assets, pictures.found);
  show(documents, stored, gone);
  showContent(content);
  const pages = [...stored.map(({ path }) => path), ...gone].filter((path) => !MACHINE_PATHS.includes(path));
  return { ok: true, paths: [...pages.filter((path) => path !== NOT_FOUND_PATH), ...exchanged], content };
}

function refused(...objections: Objection[]): Refused {
  return { ok: false, objections };
}

type Stored = Made & { document: StoredDocument };

function storedFor(made: Made): Promise<StoredDocument> {
  return made.path === SCRIPTED_PATH ? storeScripted(made.body) : storeDocument(made);
}

/** Reads a folder to its last word, a page at a time. */
async function readWhole(contentDir: string): ReturnType<typeof readContent> {
  const ahead = await readContent(contentDir, (folder) => readSite(folder, "as-asked"));
  if (!ahead.ok) return ahead;
  for (const { tree } of ahead.site.pages) await setImmediate(tree);
  return readContent(contentDir);
}

/** Makes these documents one after the other, up to the first that cannot be made. */
async function makeAll(paths: string[], workshop: Workshop): Promise<{ ok: true; documents: Made[] } | Refused> {
  const documents: Made[] = [];
  for (const path of paths) {
    try {
      documents.push(await makeDocument(path, workshop));
    } catch (error) {
      return refused(notMade(path, error));
    }
    await setImmediate();
  }
  return { ok: true, documents };
}

async function tryToRead({ assets, readPictures }: Shown): Promise<{ ok: true; found: Assets } | Refused> {
  return readPictures(assets).then(
    (found) => ({ ok: true, found }),
    (error: unknown) => refused(picturesNotRead(error)),
  );
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
