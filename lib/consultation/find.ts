import type { KeyObject } from "node:crypto";
import type { Store } from "../store/database.ts";
import { keyedHash, nameWords, normalEmail, normalPhone } from "./hashes.ts";
import { listRequests, type StoredRequest, type UnreadableRequest } from "./requests.ts";
import type { Vault } from "./vault.ts";

/** Fewer digits are no phone number. */
const SHORTEST_PHONE = 7;

/**
 * The requests of whoever has this e-mail address, this phone number or a name with all of these words, newest first.
 * They are found by their hashes; only those are opened.
 */
export async function findByPerson(vault: Vault, typed: string): Promise<(StoredRequest | UnreadableRequest)[]> {
  const ids = await idsOf(vault.store, vault.hashKey, typed);
  return ids.length === 0 ? [] : listRequests(vault, ids);
}

async function idsOf(store: Store, key: KeyObject, typed: string): Promise<string[]> {
  const requests = store.selectFrom("requests").select("id");
  const phone = normalPhone(typed);
  if (typed.includes("@")) {
    const hash = keyedHash(key, "email", normalEmail(typed));
    return idsIn(await requests.where("email_hash", "=", hash).execute());
  }
  if (phone.length >= SHORTEST_PHONE) {
    const hash = keyedHash(key, "phone", phone);
    return idsIn(await requests.where("phone_hash", "=", hash).execute());
  }
  const words = nameWords(typed).map((word) => keyedHash(key, "name-word", word));
  if (words.length === 0) return [];
  const named = store
    .selectFrom("request_names")
    .select("request_id as id")
    .where("word_hash", "in", words)
    .groupBy("request_id")
    .having(({ fn }) => fn.countAll(), "=", words.length);
  return idsIn(await named.execute());
}

function idsIn(rows: { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
