import { type Dirent, existsSync, readdirSync, readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** What the pages of a content folder are taken from. */
export type Shelf = {
  /** Every file within a folder, by its path from there with `/`, in order. A folder that is not there holds none. */
  list: (folder: string) => Promise<string[]>;
  /** What these files hold, each in its place. */
  read: (files: string[]) => Promise<Buffer[]>;
};

/** The disk as it is at the moment. */
export const DISK: Shelf = {
  list: async (folder) => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    return pathsFrom(folder, entries);
  },
  read: (files) => Promise.all(files.map((file) => readFile(file))),
};

/** Keeps what it has read until it is told that something in a folder has changed. */
export type KeptShelf = Shelf & { forget: (folder: string) => void };

/**
 * A shelf for development: after each save it looks only into folders that changed. It does not read beside other work,
 * because Next in development follows every promise, and a thousand of them would take longer than a thousand files.
 */
export function keptShelf(): KeptShelf {
  const folders = new Map<string, Dirent[]>();
  const files = new Map<string, Buffer>();

  function entriesIn(folder: string): Dirent[] {
    const known = folders.get(folder) ?? entriesOnDisk(folder);
    folders.set(folder, known);
    return known.flatMap((entry) => {
      return entry.isDirectory() ? entriesIn(path.join(folder, entry.name)) : entry;
    });
  }
  function readKept(file: string): Buffer {
    const known = files.get(file) ?? readFileSync(file);
    files.set(file, known);
    return known;
  }
  return {
    list: async (folder) => pathsFrom(folder, entriesIn(folder)),
    read: async (names) => names.map(readKept),
    forget: (folder) => {
      folders.delete(folder);
      for (const file of files.keys()) if (path.dirname(file) === folder) files.delete(file);
    },
  };
}

function entriesOnDisk(folder: string): Dirent[] {
  return existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
}

function pathsFrom(folder: string, entries: Dirent[]): string[] {
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .toSorted();
}
