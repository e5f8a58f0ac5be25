import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip, constants as zlib } from "node:zlib";

/** A document as it is sent to browsers that take it smaller, and the hash of what it holds. */
export type Compressed = { tag: string; br: Buffer; gzip: Buffer };

/** How far to compress; more takes longer. */
export type Quality = { brotli: number; gzip: number };

/** As far as it goes: what is compressed once is sent for months. */
export const BEST: Quality = { brotli: zlib.BROTLI_MAX_QUALITY, gzip: 9 };

/** For what is long, and for what is sent once, while somebody waits for it. */
export const QUICK: Quality = { brotli: 5, gzip: 6 };

const compressors = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/** Makes bytes smaller in one of the two ways that browsers take. */
export function compressAs(encoding: "br" | "gzip", bytes: Buffer, quality: Quality): Promise<Buffer> {
  if (encoding === "gzip") return compressors.gzip(bytes, { level: quality.gzip });
  const params = { [zlib.BROTLI_PARAM_QUALITY]: quality.brotli, [zlib.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength };
  return compressors.br(bytes, { params });
}

/** What names these bytes and no others, in an entity tag and as the name of a file. */
export function tagOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("base64url").slice(0, 22);
}

/** The folder in a build directory in which compressed documents or files are kept. */
export function compressedFolder(buildDir: string, what: "documents" | "assets"): string {
  return path.join(buildDir, "cache", what);
}

/**
 * Compresses a document, or takes what an earlier build has kept of the same bytes in this folder. To compress as far as it goes takes
 * longer than all else that a start does, and a site may have thousands of documents.
 */
export async function compressed(identity: Buffer, quality: Quality, folder?: string): Promise<Compressed> {
  const tag = tagOf(identity);
  const kept = folder && (await readKept(folder, tag));
  if (kept) return { tag, ...kept };
  const [br, gz] = await Promise.all([compressAs("br", identity, quality), compressAs("gzip", identity, quality)]);
  return { tag, br, gzip: gz };
}

/** Compresses a document as far as it goes and keeps that, while the one who asks goes on with something else. */
export async function compressAhead(identity: Buffer, folder: string): Promise<void> {
  const made = await compressed(identity, BEST, folder);
  await mkdir(folder, { recursive: true });
  await keepFiles(folder, filesOf(made));
}

/**
 * Keeps these in a folder for the next start, and for the next build, which empties all but its cache. What
 * belongs to documents that are gone is taken out. A file is written under another name first, so none is ever half.
 */
export async function keepCompressed(folder: string, documents: Compressed[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const files = new Map(documents.flatMap(filesOf));
  const there = new Set(await readdir(folder));
  for (const name of there) if (!files.has(name)) await rm(path.join(folder, name));
  await keepFiles(
    folder,
    [...files].filter(([name]) => !there.has(name)),
  );
}

type NamedBytes = [name: string, bytes: Buffer];

function filesOf({ tag, br, gzip: gz }: Compressed): NamedBytes[] {
  return [
    [`${tag}.br`, br],
    [`${tag}.gz`, gz],
  ];
}

async function keepFiles(folder: string, files: NamedBytes[]): Promise<void> {
  for (const [name, bytes] of files) {
    const file = path.join(folder, name);
    await writeFile(`${file}.new`, bytes);
    await rename(`${file}.new`, file);
  }
}

async function readKept(folder: string, tag: string): Promise<Omit<Compressed, "tag"> | undefined> {
  const file = path.join(folder, tag);
  const read = Promise.all([readFile(`${file}.br`), readFile(`${file}.gz`)]);
  return read.then(([br, gz]) => ({ br, gzip: gz })).catch(() => undefined);
}
