import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { MANIFEST_FILE, type Manifest, NOT_FOUND_PATH, SCRIPTED_PATH } from "./manifest.ts";
import { makeScriptedPage } from "./scripted-build.ts";
import { toDocument } from "./strip.ts";

/** What Next shows when all else fails. It needs script, and the server has a page of its own for that. */
const FAILURE_PATH = "/_global-error";

/** What of Next's build we look at: the pages it rendered ahead of time, and its files. */
export type BuiltPages = {
  prerenders: { pathname: string; fallback?: { filePath?: string | undefined } | undefined }[];
  staticFiles: { pathname: string; filePath: string }[];
};

/**
 * Makes a document of every page that was rendered ahead of time, in place, and lists them for the server together with
 * the page for a wrong address. The page with script is finished beside them, into a file of its own.
 *
 * Throws, naming the page, when one cannot work without script.
 */
export async function makeDocuments({ prerenders, staticFiles }: BuiltPages, distDir: string): Promise<void> {
  const rendered = prerenders.map(({ pathname, fallback }) => ({ pathname, filePath: fallback?.filePath ?? "" }));
  const pages = rendered.filter(({ pathname, filePath }) => filePath.endsWith(".html") && pathname !== FAILURE_PATH);
  const notFound = staticFiles.filter(({ pathname }) => pathname === NOT_FOUND_PATH);

  const manifest: Manifest = [];
  for (const { pathname, filePath } of [...pages, ...notFound]) {
    if (pathname === SCRIPTED_PATH) {
      await makeScriptedPage(filePath, distDir);
      continue;
    }
    await strip(filePath, pathname);
    manifest.push({ path: pathname, file: path.relative(distDir, filePath) });
  }
  await writeFile(path.join(distDir, MANIFEST_FILE), JSON.stringify(manifest, null, 2));
}

/** Rewrites one HTML file as a document. The page that cannot be one is named before the reason. */
async function strip(file: string, pathname: string): Promise<void> {
  const html = await readFile(file, "utf8");
  try {
    await writeFile(file, toDocument(html));
  } catch (error) {
    throw new Error(`The page ${pathname} cannot be a document. ${error instanceof Error ? error.message : ""}`);
  }
}
