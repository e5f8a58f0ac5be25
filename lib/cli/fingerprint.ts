import { createHash, type Hash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** Everything in the project that the program is built of. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "mdx.d.ts",
  "next.config.mjs",
  "package-lock.json",
  "postcss.config.mjs",
  "tailwind.config.ts",
  "tsconfig.json",
];

/**
 * One short text that changes whenever the program would be built differently: with any of its source files, or one of the
 * given values. Times of files do not count, so a fresh clone and a copy agree.
 */
export async function programFingerprint(root: string, values: string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const source of SOURCES) await add(hash, path.join(root, source), source);
  return addValues(hash, values).digest("hex");
}

/**
 * The same for the documents, which are made by a program, of the content and of the files that pages name: with another
 * program, any page of the content, any picture, or one of the given values.
 */
export async function documentsFingerprint(
  program: string,
  root: string,
  contentDir: string,
  values: string[],
): Promise<string> {
  const hash = createHash("sha256").update(program);
  await add(hash, path.join(root, "public"), "public");
  await add(hash, contentDir, "content");
  return addValues(hash, values).digest("hex");
}

function addValues(hash: Hash, values: string[]): Hash {
  for (const value of values) hash.update(`\0${createHash("sha256").update(value).digest("hex")}`);
  return hash;
}

/** Adds a file or a whole folder under the name it has in the project. What is not there counts as nothing. */
async function add(hash: Hash, place: string, name: string): Promise<void> {
  const entries = await readdir(place, { withFileTypes: true }).catch(() => null);
  if (entries === null) {
    const bytes = await readFile(place).catch(() => null);
    if (bytes) hash.update(`\0${name}\0${bytes.byteLength}\0`).update(bytes);
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    await add(hash, path.join(place, entry.name), `${name}/${entry.name}`);
  }
}
