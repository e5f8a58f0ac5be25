import { setTimeout } from "node:timers/promises";
import { appendEntry } from "../audit/trail.ts";
import type { Store } from "../store/database.ts";
import { LONG_PATIENCE, transact } from "../store/transact.ts";
import { replaceKeyFile } from "./key-file.ts";
import { hasGivenKeys, KEY_VARIABLES, type KeySource, keyFiles, keyProblem, keyWithId } from "./keys.ts";
import { HASH_KEY, HASH_KEY_PLACE } from "./open-vault.ts";
import { KEY_LENGTH, type Place, seal, unseal } from "./seal.ts";
import { requestPlace } from "./sealed-request.ts";
import type { Vault } from "./vault.ts";

/** `id` names the key that everything is sealed with now; `count` says how many requests were sealed with it anew. */
export type Rotated = { ok: true; id: string; count: number } | { ok: false; reason: string };

/** How many requests are sealed anew at a time. Short enough that nobody who sends a request waits for it. */
const BATCH = 50;

/** Between two batches, so that whoever waits gets the database. Milliseconds. */
const PAUSE = 20;

/**
 * Brings in a new master key and seals the key of each request with it, while requests come in. The answers themselves
 * stay as they are. What was interrupted is finished by the next rotation, which then brings in no further key, so that
 * there are never more than two.
 *
 * Keys from the environment are changed by whoever sets it; then only the sealing anew is left to do.
 */
export async function rotateKeys(vault: Vault, source: KeySource, now: Date, person?: string): Promise<Rotated> {
  const isGiven = hasGivenKeys(source);
  const begun = await patiently(vault, async (transaction) => {
    if (await hasOlder(transaction, vault)) return true;
    if (isGiven) return false;
    const { current, previous } = keyFiles(source);
    replaceKeyFile(previous, vault.keys().current.bytes);
    replaceKeyFile(current, vault.random(KEY_LENGTH));
    return true;
  });
  if (!begun) return { ok: false, reason: howToRotateGivenKeys() };
  let count = 0;
  for (let done = BATCH; done === BATCH; count += done) {
    done = await patiently(vault, (transaction) => sealBatch(transaction, vault));
    await setTimeout(PAUSE);
  }
  await patiently(vault, async (transaction) => {
    await sealHashKey(transaction, vault);
    await appendEntry(transaction, { action: "keys-rotated", at: now, person }, vault.hashKey);
  });
  return { ok: true, id: vault.keys().current.id, count };
}

function patiently<Result>({ store }: Vault, work: (transaction: Store) => Promise<Result>): Promise<Result> {
  return transact(store, work, LONG_PATIENCE);
}

function howToRotateGivenKeys(): string {
  const { current, previous } = KEY_VARIABLES;
  return `The key is set by ${current}. Put its value into ${previous}, a new one ("openssl rand -base64 32") into ${current}, start the site again, and then run this command again.`;
}

async function hasOlder(store: Store, { keys }: Vault): Promise<boolean> {
  const { id } = keys().current;
  const older = await store.selectFrom("requests").select("id").where("key_id", "!=", id).executeTakeFirst();
  const kept = store.selectFrom("kept_keys").select("name").where("name", "=", HASH_KEY).where("key_id", "!=", id);
  return Boolean(older ?? (await kept.executeTakeFirst()));
}

async function sealBatch(store: Store, vault: Vault): Promise<number> {
  const { current } = vault.keys();
  const rows = await store
    .selectFrom("requests")
    .select(["id", "key_id", "data_key"])
    .where("key_id", "!=", current.id)
    .limit(BATCH)
    .execute();
  for (const { id, key_id, data_key } of rows) {
    const changed = sealAnew(vault, key_id, data_key, requestPlace("data_key", id));
    await store.updateTable("requests").set({ key_id: current.id, data_key: changed }).where("id", "=", id).execute();
  }
  return rows.length;
}

async function sealHashKey(store: Store, vault: Vault): Promise<void> {
  const kept = await store.selectFrom("kept_keys").selectAll().where("name", "=", HASH_KEY).executeTakeFirstOrThrow();
  const sealed = sealAnew(vault, kept.key_id, kept.sealed, HASH_KEY_PLACE);
  const changed = { key_id: vault.keys().current.id, sealed };
  await store.updateTable("kept_keys").set(changed).where("name", "=", HASH_KEY).execute();
}

function sealAnew({ keys, random }: Vault, keyId: string, sealed: string, place: Place): string {
  const now = keys();
  const key = keyWithId(now, keyId);
  const opened = key && unseal(key.bytes, sealed, place);
  if (!opened)
    throw keyProblem(
      `The key of ${place.row} in ${place.table} cannot be opened. Restore the database or the key ${keyId}.`,
    );
  return seal(now.current.bytes, opened, place, random);
}
