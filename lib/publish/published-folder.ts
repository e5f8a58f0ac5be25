import { readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { ContentFiles } from "../content/fingerprint.ts";
import { type Rights, writeFiles } from "../content/write-files.ts";

/** What lies in the data folder is for the user who runs the site alone. */
const PRIVATE: Rights = { folders: 0o700, files: 0o600 };

/** The folder in the data folder with what another server has published. */
const FOLDER = "published";

/**
 * Writes the files of a publication into a folder of their own, which bears its number. Those of the others stay: one of
 * them may be what is shown. Gives the folder, in which everything stands or which is not there.
 */
export async function writePublished(dataDir: string, number: number, files: ContentFiles): Promise<string> {
  const folder = path.join(dataDir, FOLDER);
  const [place, beside] = [path.join(folder, String(number)), path.join(folder, `${number}.new`)];
  for (const left of [place, beside]) await rm(left, { recursive: true, force: true });
  await writeFiles(beside, files, PRIVATE);
  await rename(beside, place);
  return place;
}

/** Takes the folders of all other publications away, since this one is shown now. */
export async function keepOnly(dataDir: string, number: number): Promise<void> {
  const folder = path.join(dataDir, FOLDER);
  const others = (await readdir(folder)).filter((name) => name !== String(number));
  for (const name of others) await rm(path.join(folder, name), { recursive: true, force: true });
}
