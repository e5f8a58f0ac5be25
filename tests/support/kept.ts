import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Kept } from "@/lib/backup/kept";
import { emptyDataDir, keySource, vaultIn } from "./requests";

/** The vault of a data folder with the folder of its backups; a new one when none is named. */
export async function keptIn(dataDir?: string): Promise<Kept> {
  const folder = dataDir ?? (await emptyDataDir());
  const vault = await vaultIn(folder);
  return { vault, source: await keySource(folder), backupDir: path.join(folder, "backups") };
}

/** Every byte that lies in a folder and below it, as one text. */
export function bytesIn(folder: string): string {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return files.map((file) => readFileSync(file, "latin1")).join("\n");
}

/** All that the database holds of a request, but for its number and times: each is long enough to stand nowhere else. */
export async function tracesOf({ vault: { store } }: Kept, reference: string) {
  const row = await store
    .selectFrom("requests")
    .selectAll()
    .where("reference", "=", reference)
    .executeTakeFirstOrThrow();
  const names = await store.selectFrom("request_names").selectAll().where("request_id", "=", row.id).execute();
  const mails = await store.selectFrom("outbox").select("id").where("request_id", "=", row.id).execute();
  const notes = await store.selectFrom("notes").selectAll().where("request_id", "=", row.id).execute();
  const written = notes.flatMap((note) => [note.id, note.sealed]);
  const { id, sealed, data_key, email_hash, once_hash, body_hash } = row;
  const words = names.map(({ word_hash }) => word_hash);
  const mailIds = mails.map((mail) => mail.id);
  const pieces = [sealed.slice(0, 60), sealed.slice(-60), data_key, email_hash ?? "", once_hash, body_hash];
  return { id, mailIds, texts: [...pieces, ...words, ...mailIds, ...written] };
}
