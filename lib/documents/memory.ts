import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Log } from "../log.ts";
import { NOT_FOUND_PATH } from "./make.ts";
import { type BuildFolders, MANIFEST_FILE, type Manifest, manifestSchema, SCRIPTED_PATH } from "./manifest.ts";
import { mapLimit } from "./map-limit.ts";
import { loadPdfs } from "./pdfs.ts";
import { keepVariants, type StoredDocument, storeDocument } from "./stored.ts";

/**
 * The documents of the site: the pages by path, what is shown where there is none, and the page with script as it is before
 * its stamp is put in.
 */
export type Documents = { pages: Map<string, StoredDocument>; notFound: StoredDocument; scripted: string };

/** So many documents are read and compressed at once: all at once they take twice the work and much memory. */
const AT_ONCE = 16;

/**
 * Reads every document that the build made, with the PDFs of handouts. A page whose PDF cannot be read is served without a
 * link to it. What has not been compressed before is so quickly: `finishDocuments` goes further. Throws when the folder is
 * not one that a build of ours has made.
 */
export async function loadDocuments({ made, kept }: BuildFolders, log: Log): Promise<Documents> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(path.join(made, MANIFEST_FILE), "utf8")));
  const pdfs = await loadPdfs({ made, kept }, log);
  const links = new Map(pdfs.map(({ of, link }) => [of, link]));
  const isScripted = ({ path: address }: Manifest[number]) => address === SCRIPTED_PATH;
  const scripted = manifest.find(isScripted)?.file;
  if (!scripted) throw new Error(`The build in ${made} has no page at ${SCRIPTED_PATH}`);
  const documents = manifest.filter((entry) => !isScripted(entry));
  const entries = await mapLimit(documents, AT_ONCE, async (entry): Promise<[string, StoredDocument]> => {
    const { path: address, type, file } = entry;
    const body = await readFile(path.join(made, file), "utf8");
    return [address, await storeDocument({ type, body }, { pdf: links.get(address), kept, quality: "quick" })];
  });
  const pages = new Map(entries);
  const notFound = pages.get(NOT_FOUND_PATH);
  if (!notFound) throw new Error(`The build in ${made} has no page for wrong addresses`);
  pages.delete(NOT_FOUND_PATH);
  for (const { link, stored } of pdfs) pages.set(link.path, stored);
  return { pages, notFound, scripted: await readFile(path.join(made, scripted), "utf8") };
}

/** Keeps the compressed documents of a build for the start, which then only reads, and for the build after it. */
export function keepDocuments({ pages, notFound }: Documents, { kept }: BuildFolders): Promise<void> {
  return keepVariants([...pages.values(), notFound], kept);
}
