import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Kept } from "@/lib/backup/kept";
import { databaseFile, keySource, vaultIn } from "./requests";

/** The vault of a data folder with the folder of its backups; a new one when none is named. */
export async function keptIn(dataDir?: string): Promise<Kept> {
  const folder = dataDir ?? path.dirname(await databaseFile());
  const vault = await vaultIn(folder);
  return { vault, source: await keySource(folder), backupDir: path.join(folder, "backups") };
}

/** Every byte that lies in a folder and below it, as one text. */
export function bytesIn(folder: string): string {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return files.map((file) => readFileSync(file, "latin1")).join("\n");
}
