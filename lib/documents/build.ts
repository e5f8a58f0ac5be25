import { mkdirSync, writeFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { MACHINE_PATHS, makeDocument, NOT_FOUND_PATH, type Workshop } from "./make.ts";
import { MANIFEST_FILE, type Manifest, SCRIPTED_PATH } from "./manifest.ts";

/** The folder in that of a build that holds the documents as they were made. */
const FOLDER = "documents";

/**
 * Makes every document of the site into a new folder: its pages by their addresses, the page with script, the page for a
 * wrong address, and the texts for machines. The list of them is written last, so that a build that was cut off is none.
 * Throws, naming the page, when one cannot be a document, and when the signal says that none of them is wanted.
 */
export async function buildDocuments(
  addresses: string[],
  workshop: Workshop,
  { made, signal }: { made: string; signal?: AbortSignal },
): Promise<void> {
  await rm(made, { recursive: true, force: true });
  const manifest: Manifest = [];
  for (const address of [...addresses, SCRIPTED_PATH, NOT_FOUND_PATH, ...MACHINE_PATHS]) {
    signal?.throwIfAborted();
    const { type, body } = await makeDocument(address, workshop);
    const file = path.join(FOLDER, fileOf(address));
    // Nobody else waits in a build, and for small files this takes a fraction of the time.
    mkdirSync(path.dirname(path.join(made, file)), { recursive: true });
    writeFileSync(path.join(made, file), body);
    manifest.push({ path: address, type, file });
  }
  await writeFile(path.join(made, MANIFEST_FILE), JSON.stringify(manifest, null, 2));
}

function fileOf(address: string): string {
  if (address === "/") return "index.html";
  return MACHINE_PATHS.includes(address) ? address.slice(1) : `${address.slice(1)}.html`;
}
