import { rm } from "node:fs/promises";
import path from "node:path";

/** Where the letter with this id lies when there is no mail server to take it. */
export function mailFile(dataDir: string, id: string): string {
  return path.join(dataDir, "mail", `${id}.eml`);
}

/** Removes the letters with these ids, which hold the address of a person. */
export async function removeMailFiles(dataDir: string, ids: string[]): Promise<void> {
  await Promise.all(ids.map((id) => rm(mailFile(dataDir, id), { force: true })));
}
