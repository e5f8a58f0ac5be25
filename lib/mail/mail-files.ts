import { rm } from "node:fs/promises";
import path from "node:path";

/** Where letters lie when there is no mail server to take them. */
export function mailFolder(dataDir: string): string {
  return path.join(dataDir, "mail");
}

/** Where the letter with this id lies. */
export function mailFile(dataDir: string, id: string): string {
  return path.join(mailFolder(dataDir), `${id}.eml`);
}

/** Where it lies until it is whole. When the process dies then, it stays there until the letter is written again. */
export function unfinishedMailFile(dataDir: string, id: string): string {
  return `${mailFile(dataDir, id)}.new`;
}

/** Removes the letters with these ids, which hold the address of a person. */
export async function removeMailFiles(dataDir: string, ids: string[]): Promise<void> {
  const files = ids.flatMap((id) => [mailFile(dataDir, id), unfinishedMailFile(dataDir, id)]);
  await Promise.all(files.map((file) => rm(file, { force: true })));
}
