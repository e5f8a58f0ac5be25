import type { KeyObject } from "node:crypto";
import * as z from "zod";
import type { RequestsTable } from "../store/tables.ts";
import { keyedHash, nameWords, normalEmail, normalPhone } from "./hashes.ts";
import { keyWithId, type MasterKeys } from "./keys.ts";
import type { RandomBytes } from "./reference.ts";
import { KEY_LENGTH, seal, unseal } from "./seal.ts";

/** What of a request is sealed: the answers by field, and the wording of the consent. */
export type Content = z.output<typeof contentSchema>;

/** What was answered, by field. A question that was blank or not asked is not there. */
export type Answers = Content["answers"];

const contentSchema = z.object({
  consentVersion: z.string(),
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});

type SealedColumns = Pick<RequestsTable, "key_id" | "data_key" | "sealed">;

/** Where the sealed columns of a request stand. */
export function requestPlace(column: "data_key" | "sealed", id: string) {
  return { table: "requests", column, row: id };
}

/** Seals a request with a key of its own, and that key with the current master key. */
export function sealContent(content: Content, id: string, { current }: MasterKeys, random: RandomBytes): SealedColumns {
  const dataKey = random(KEY_LENGTH);
  return {
    key_id: current.id,
    data_key: seal(current.bytes, dataKey, requestPlace("data_key", id), random),
    sealed: seal(dataKey, Buffer.from(JSON.stringify(content)), requestPlace("sealed", id), random),
  };
}

/** What a row holds, or why it cannot be opened: its master key is not there, or a bit of it was changed. */
export function unsealContent(
  row: SealedColumns & Pick<RequestsTable, "id">,
  keys: MasterKeys,
): { ok: true; content: Content } | { ok: false; reason: "no-key" | "changed" } {
  const dataKey = dataKeyOf(row, keys);
  if (!dataKey.ok) return dataKey;
  const text = unseal(dataKey.key, row.sealed, requestPlace("sealed", row.id));
  if (!text) return { ok: false, reason: "changed" };
  return { ok: true, content: contentSchema.parse(JSON.parse(text.toString())) };
}

/** The key that a request and the notes about it are sealed with, or why it cannot be opened. */
export function dataKeyOf(
  { id, key_id, data_key }: Pick<RequestsTable, "id" | "key_id" | "data_key">,
  keys: MasterKeys,
): { ok: true; key: Buffer } | { ok: false; reason: "no-key" | "changed" } {
  const master = keyWithId(keys, key_id);
  if (!master) return { ok: false, reason: "no-key" };
  const key = unseal(master.bytes, data_key, requestPlace("data_key", id));
  return key ? { ok: true, key } : { ok: false, reason: "changed" };
}

/** The hashes by which a request is found without being opened. */
export function contentHashes(content: Content, hashKey: KeyObject) {
  const { email, phone } = content.answers;
  const hash = (purpose: "email" | "phone" | "body", text: string) => keyedHash(hashKey, purpose, text);
  return {
    email_hash: typeof email === "string" ? hash("email", normalEmail(email)) : null,
    phone_hash: typeof phone === "string" ? hash("phone", normalPhone(phone)) : null,
    body_hash: hash("body", JSON.stringify(Object.entries(content.answers).toSorted(([a], [b]) => (a < b ? -1 : 1)))),
  };
}

/** The hash of each word of the name in a request. */
export function nameHashes({ answers }: Content, hashKey: KeyObject): string[] {
  const { name } = answers;
  return typeof name === "string" ? nameWords(name).map((word) => keyedHash(hashKey, "name-word", word)) : [];
}
