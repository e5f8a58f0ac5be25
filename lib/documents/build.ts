import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { compressAhead, compressedFolder } from "./compressed.ts";
import { type Ask, MACHINE_PATHS, makeDocument, NOT_FOUND_PATH } from "./make.ts";
import { MANIFEST_FILE, type Manifest } from "./manifest.ts";

/** The folder of the build directory that holds the documents as they were made. */
const FOLDER = "documents";

/** What documents are made of: the addresses of the pages, and who gives them and their style. */
export type Source = { addresses: string[]; ask: Ask; style: string };

/**
 * Makes every document of the site into a build directory: its pages, the page for a wrong address, and the texts for
 * machines. The list of them is written last, so that a build that was cut off is none. Throws, naming the page, when one
 * cannot be a document.
 */
export async function buildDocuments({ addresses, ask, style }: Source, buildDir: string): Promise<void> {
  const folder = path.join(buildDir, FOLDER);
  await rm(path.join(buildDir, MANIFEST_FILE), { force: true });
  await rm(folder, { recursive: true, force: true });

  const manifest: Manifest = [];
  const compressing: Promise<void>[] = [];
  for (const address of [...addresses, NOT_FOUND_PATH, ...MACHINE_PATHS]) {
    const { type, body } = await makeDocument(address, ask, style);
    const file = path.join(FOLDER, fileOf(address));
    await mkdir(path.dirname(path.join(buildDir, file)), { recursive: true });
    await writeFile(path.join(buildDir, file), body);
    manifest.push({ path: address, type, file });
    // That takes longer than to make a page, and has processors of its own.
    compressing.push(compressAhead(Buffer.from(body), compressedFolder(buildDir, "documents")));
  }
  await Promise.all(compressing);
  await writeFile(path.join(buildDir, MANIFEST_FILE), JSON.stringify(manifest, null, 2));
}

function fileOf(address: string): string {
  if (address === "/") return "index.html";
  return MACHINE_PATHS.includes(address) ? address.slice(1) : `${address.slice(1)}.html`;
}
