import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import { threadId } from "node:worker_threads";
import type { Root } from "mdast";

/** Where trees are kept, and for which version of the program. */
export type TreesPlace = { folder: string; version: string };

/** The folder in a build directory in which trees are kept. */
export function treesFolder(buildDir: string): string {
  return path.join(buildDir, "cache", "trees");
}

/** Trees of pages, kept by the words of which they were made. */
export type KeptTrees = {
  find: (text: string) => Root | undefined;
  keep: (text: string, tree: Root) => void;
  /** Removes what nobody has looked for since: the trees of pages that are gone or have changed. */
  removeOthers: () => void;
};

/**
 * Keeps trees in a folder, for the other processes of a build and for the next one: to read a page takes some twenty times
 * as long as to read its tree. Those of another version are not found. What cannot be read counts as not there, and what
 * cannot be written is read from its words again, so the folder may be deleted at any time.
 */
export function treesIn({ folder, version }: TreesPlace): KeptTrees {
  const known = new Set<string>();

  function nameOf(text: string): string {
    const name = createHash("sha256").update(`${version}\n${text}`).digest("base64url").slice(0, 22);
    known.add(name);
    return name;
  }
  function find(text: string): Root | undefined {
    try {
      return deserialize(readFileSync(path.join(folder, nameOf(text))));
    } catch {
      return undefined;
    }
  }
  function keep(text: string, tree: Root): void {
    const file = path.join(folder, nameOf(text));
    // Under another name first, so that nobody reads the half of it.
    const begun = `${file}.${process.pid}-${threadId}`;
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(begun, serialize(tree));
      renameSync(begun, file);
    } catch {
      // It is read from its words again; what lies there half is removed with the others.
    }
  }
  function removeOthers(): void {
    try {
      for (const name of readdirSync(folder)) if (!known.has(name)) rmSync(path.join(folder, name), { force: true });
    } catch {
      // They only take room.
    }
  }
  return { find, keep, removeOthers };
}
