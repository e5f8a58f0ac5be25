import { randomUUID } from "node:crypto";
import type { MasterKeys } from "../consultation/keys.ts";
import { seal, unseal } from "../consultation/seal.ts";
import { dataKeyOf } from "../consultation/sealed-request.ts";
import type { Vault } from "../consultation/vault.ts";
import type { Store } from "../store/database.ts";
import type { NotesTable, RequestsTable } from "../store/tables.ts";
import { type Deed, noteSchema } from "./schema.ts";

/** What opens the notes of a request: its own key, which goes when it is erased. */
type KeyColumns = Pick<RequestsTable, "id" | "key_id" | "data_key">;

/** What somebody did and wrote down; `text` is nothing when it cannot be opened. `person` is as in the trail. */
export type Note =
  | { at: Date; person: string; deed: Deed; text: string }
  | { at: Date; person: string; deed: undefined };

type NewNote = { at: Date; person: string; deed: Deed; text: string };

/** Seals a note with the key of its request and adds it, within the caller's transaction. False when the key cannot be opened. */
export async function addNote(
  transaction: Store,
  request: KeyColumns,
  { at, person, deed, text }: NewNote,
  { keys, random }: Vault,
): Promise<boolean> {
  const dataKey = dataKeyOf(request, keys());
  if (!dataKey.ok) return false;
  const id = randomUUID();
  const content = Buffer.from(JSON.stringify({ deed, text }));
  const sealed = seal(dataKey.key, content, notePlace(id), random);
  await transaction
    .insertInto("notes")
    .values({ id, request_id: request.id, at: at.getTime(), person, sealed })
    .execute();
  return true;
}

/** The notes of a request, oldest first. */
export async function notesOf(store: Store, request: KeyColumns, keys: MasterKeys): Promise<Note[]> {
  const rows = await store
    .selectFrom("notes")
    .selectAll()
    .where("request_id", "=", request.id)
    .orderBy("at")
    .orderBy("id")
    .execute();
  const dataKey = dataKeyOf(request, keys);
  return rows.map((row) => noteIn(row, dataKey.ok ? dataKey.key : undefined));
}

function noteIn({ id, at, person, sealed }: NotesTable, key: Buffer | undefined): Note {
  const text = key && unseal(key, sealed, notePlace(id));
  const written = { at: new Date(at), person };
  return text ? { ...written, ...noteSchema.parse(JSON.parse(text.toString())) } : { ...written, deed: undefined };
}

function notePlace(id: string) {
  return { table: "notes", column: "sealed", row: id };
}
