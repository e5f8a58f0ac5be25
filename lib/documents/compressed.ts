import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip, constants as zlib } from "node:zlib";
import { mapLimit } from "./map-limit.ts";

/**
 * How far to compress. `best` is as far as it goes, for what is compressed once and sent for months. `quick` takes a
 * twentieth of the time and makes a page an eighth larger: for what is long, for what is sent once while somebody waits,
 * and until there is time for more.
 */
export type Quality = "best" | "quick";

const LEVELS: Record<Quality, { brotli: number; gzip: number }> = {
  best: { brotli: zlib.BROTLI_MAX_QUALITY, gzip: 9 },
  quick: { brotli: 5, gzip: 6 },
};

/** The tag of some bytes, and how they are sent to browsers that take them smaller: each form with a name of its own. */
export type Compressed = { tag: string; quality: Quality; br: Form; gzip: Form };

type Form = { name: string; bytes: Buffer };

/** So many files are written at once: enough to keep a disk busy, and less than a process may have open. */
const WRITTEN_AT_ONCE = 50;

const compressors = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/** Makes bytes smaller in one of the two ways that browsers take. */
export function compressAs(encoding: "br" | "gzip", bytes: Buffer, quality: Quality): Promise<Buffer> {
  const level = LEVELS[quality];
  if (encoding === "gzip") return compressors.gzip(bytes, { level: level.gzip });
  const params = { [zlib.BROTLI_PARAM_QUALITY]: level.brotli, [zlib.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength };
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
 * Compresses bytes, or takes what a folder has kept of the same ones, which can be better than what was asked for. To
 * compress as far as it goes takes longer than all else that is done to a page, and a site may have thousands of them.
 */
export async function compressed(identity: Buffer, quality: Quality, folder?: string): Promise<Compressed> {
  const tag = tagOf(identity);
  const kept = folder && ((await readKept(folder, tag, "best")) ?? (await readKept(folder, tag, quality)));
  if (kept) return kept;
  const [br, gz] = await Promise.all([compressAs("br", identity, quality), compressAs("gzip", identity, quality)]);
  return formsOf(tag, quality, br, gz);
}

/** Keeps the best forms of some bytes in the place of the quick ones, which a folder may have. */
export async function keepBest(folder: string, { tag, br, gzip: gz }: Compressed): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all([keepFile(folder, br), keepFile(folder, gz)]);
  for (const name of Object.values(namesOf(tag, "quick"))) await rm(path.join(folder, name), { force: true });
}

/**
 * Keeps these forms in a folder for the next start, and for the next build, which empties all but its cache. What belongs to
 * documents that are gone is taken out.
 */
export async function keepOnly(folder: string, forms: Form[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const wanted = new Set(forms.map(({ name }) => name));
  const there = new Set(await readdir(folder));
  for (const name of there) if (!wanted.has(name)) await rm(path.join(folder, name));
  const fresh = forms.filter(({ name }) => !there.has(name));
  await mapLimit(fresh, WRITTEN_AT_ONCE, (form) => keepFile(folder, form));
}

function formsOf(tag: string, quality: Quality, br: Buffer, gz: Buffer): Compressed {
  const names = namesOf(tag, quality);
  return { tag, quality, br: { name: names.br, bytes: br }, gzip: { name: names.gzip, bytes: gz } };
}

function namesOf(tag: string, quality: Quality) {
  const name = quality === "best" ? tag : `${tag}-${quality}`;
  return { br: `${name}-br`, gzip: `${name}-gz` };
}

/** A file is written under another name first, so none is ever half. */
async function keepFile(folder: string, { name, bytes }: Form): Promise<void> {
  const file = path.join(folder, name);
  await writeFile(`${file}.new`, bytes);
  await rename(`${file}.new`, file);
}

async function readKept(folder: string, tag: string, quality: Quality): Promise<Compressed | undefined> {
  const names = namesOf(tag, quality);
  const read = Promise.all([readFile(path.join(folder, names.br)), readFile(path.join(folder, names.gzip))]);
  return read.then(([br, gz]) => formsOf(tag, quality, br, gz)).catch(() => undefined);
}
