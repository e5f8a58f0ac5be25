import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { compressAhead, compressedFolder } from "./compressed.ts";
import { MACHINE_PATHS, makeDocument, NOT_FOUND_PATH, type Workshop } from "./make.ts";
import { MANIFEST_FILE, type Manifest, SCRIPTED_PATH } from "./manifest.ts";

/** The folder of the build directory that holds the documents as they were made. */
const FOLDER = "documents";

/**
 * Makes every document of the site into a build directory: its pages by their addresses, the page with script, the page
 * for a wrong address, and the texts for machines. The list of them is written last, so that a build that was cut off is none. Throws, naming the page, when one
 * cannot be a document.
 */
export async function buildDocuments(addresses: string[], workshop: Workshop, buildDir: string): Promise<void> {
  const folder = path.join(buildDir, FOLDER);
  await rm(path.join(buildDir, MANIFEST_FILE), { force: true });
  await rm(folder, { recursive: true, force: true });

  const manifest: Manifest = [];
  const compressing: Promise<void>[] = [];
  for (const address of [...addresses, SCRIPTED_PATH, NOT_FOUND_PATH, ...MACHINE_PATHS]) {
    const { type, body } = await makeDocument(address, workshop);
    const file = path.join(FOLDER, fileOf(address));
    await mkdir(path.dirname(path.join(buildDir, file)), { recursive: true });
    await writeFile(path.join(buildDir, file), body);
    manifest.push({ path: address, type, file });
    // That takes longer than to make a page, and has processors of its own.
    if (address !== SCRIPTED_PATH)
      compressing.push(compressAhead(Buffer.from(body), compressedFolder(buildDir, "documents")));
  }
  await Promise.all(compressing);
  await writeFile(path.join(buildDir, MANIFEST_FILE), JSON.stringify(manifest, null, 2));
}

function fileOf(address: string): string {
  if (address === "/") return "index.html";
  return MACHINE_PATHS.includes(address) ? address.slice(1) : `${address.slice(1)}.html`;
}
