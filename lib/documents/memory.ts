import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { MANIFEST_FILE, manifestSchema, NOT_FOUND_PATH } from "./manifest.ts";
import { documentPolicy } from "./policy.ts";

/** One way of sending a document: its bytes, their `Content-Encoding` and a strong entity tag of their own. */
type Variant = { encoding: "br" | "gzip" | "identity"; body: Buffer; etag: string };

/** A page as it is held in memory: everything an answer needs, made once. */
export type StoredDocument = { policy: string; variants: Variant[] };

/** The documents of the site: the pages by path, and what is shown where there is none. */
export type Documents = { pages: Map<string, StoredDocument>; notFound: StoredDocument };

const compressors = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/** Prepares a document for memory: its policy, and its bytes compressed as far as they go. Takes `toDocument`'s result. */
export async function storeDocument(html: string): Promise<StoredDocument> {
  const identity = Buffer.from(html);
  const tag = createHash("sha256").update(identity).digest("base64url").slice(0, 22);
  const [br, gz] = await Promise.all([compressors.br(identity), compressors.gzip(identity, { level: 9 })]);
  const variants: Variant[] = [
    { encoding: "br", body: br, etag: `"${tag}-br"` },
    { encoding: "gzip", body: gz, etag: `"${tag}-gz"` },
    { encoding: "identity", body: identity, etag: `"${tag}"` },
  ];
  return { policy: documentPolicy(html), variants };
}

/** Reads every document that the build made. Throws when the build directory is not one of ours. */
export async function loadDocuments(buildDir: string): Promise<Documents> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(path.join(buildDir, MANIFEST_FILE), "utf8")));
  const entries = manifest.map(async ({ path: address, file }): Promise<[string, StoredDocument]> => {
    const html = await readFile(path.join(buildDir, file), "utf8");
    return [address, await storeDocument(html)];
  });
  const pages = new Map(await Promise.all(entries));
  const notFound = pages.get(NOT_FOUND_PATH);
  if (!notFound) throw new Error(`The build in ${buildDir} has no page for wrong addresses`);
  pages.delete(NOT_FOUND_PATH);
  return { pages, notFound };
}
