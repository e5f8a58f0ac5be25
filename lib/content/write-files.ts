import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { ContentFiles } from "./fingerprint.ts";

/** Who may look into folders and files; everybody who may by the settings of the machine, where nothing is said. */
export type Rights = { folders?: number; files?: number };

/** Writes the files of a content folder into one that may not be there yet. */
export async function writeFiles(folder: string, files: ContentFiles, rights: Rights = {}): Promise<void> {
  for (const [file, text] of files) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true, mode: rights.folders });
    await writeFile(path.join(folder, file), text, { mode: rights.files });
  }
}
