import { mkdirSync, writeFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { MACHINE_PATHS, makeDocument, NOT_FOUND_PATH, type Workshop } from "./make.ts";
import { MANIFEST_FILE, type Manifest, SCRIPTED_PATH } from "./manifest.ts";

/** The folder in that of a build that holds the documents as they were made. */
const FOLDER = "documents";

/** Makes some documents into a folder by another process, and says which. */
export type Helper = (addresses: string[], made: string) => Promise<Manifest>;

/**
 * Makes every document of the site into a new folder: its pages by their addresses, the page with script, the page for a
 * wrong address, and the texts for machines. Helpers make their part of the pages at the same time. The list of all is
 * written last, so that a build that was cut off is none. Throws, naming the page, when one cannot be a document, and when
 * the signal says that none of them is wanted.
 */
export async function buildDocuments(
  addresses: string[],
  workshop: Workshop,
  { made, signal, helpers = [] }: { made: string; signal?: AbortSignal; helpers?: Helper[] },
): Promise<void> {
  await rm(made, { recursive: true, force: true });
  const [own = [], ...parts] = inParts(addresses, helpers.length + 1);
  const all = [...own, SCRIPTED_PATH, NOT_FOUND_PATH, ...MACHINE_PATHS];
  const manifests = await Promise.all([
    makeDocuments(all, workshop, { made, signal }),
    ...helpers.map((help, at) => help(parts[at] ?? [], made)),
  ]);
  await writeFile(path.join(made, MANIFEST_FILE), JSON.stringify(manifests.flat(), null, 2));
}

/** Makes documents into a folder, one after the other, and says which. Throws as `buildDocuments` does. */
export async function makeDocuments(
  addresses: string[],
  workshop: Workshop,
  { made, signal }: { made: string; signal?: AbortSignal },
): Promise<Manifest> {
  const manifest: Manifest = [];
  for (const address of addresses) {
    // Pages are made without waiting for anything, so nobody else would get a word in: neither the signal nor its parent.
    await setImmediate();
    signal?.throwIfAborted();
    const { type, body } = await makeDocument(address, workshop);
    const file = path.join(FOLDER, fileOf(address));
    // Nobody else waits in a build, and for small files this takes a fraction of the time.
    mkdirSync(path.dirname(path.join(made, file)), { recursive: true });
    writeFileSync(path.join(made, file), body);
    manifest.push({ path: address, type, file });
  }
  return manifest;
}

/** As many parts of a list as are wanted, each of pages that stand together: a topic is read for all of its pages at once. */
function inParts(list: string[], count: number): string[][] {
  const length = Math.ceil(list.length / count);
  return Array.from({ length: count }, (_part, part) => list.slice(part * length, (part + 1) * length));
}

function fileOf(address: string): string {
  if (address === "/") return "index.html";
  return MACHINE_PATHS.includes(address) ? address.slice(1) : `${address.slice(1)}.html`;
}
