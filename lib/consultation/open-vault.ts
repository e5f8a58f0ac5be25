import { createSecretKey, randomBytes } from "node:crypto";
import path from "node:path";
import { settings } from "../settings.ts";
import { openStore, type Store } from "../store/database.ts";
import { engineOf } from "../store/engine.ts";
import { isLeftBehind } from "../store/moved.ts";
import { placeName } from "../store/schema.ts";
import { transact } from "../store/transact.ts";
import {
  hasGivenKeys,
  KEY_VARIABLES,
  type KeySource,
  keyFiles,
  keyProblem,
  keyReader,
  keyWithId,
  makeFirstKey,
  readKeys,
} from "./keys.ts";
import { sealOpenRequests } from "./open-requests.ts";
import type { RandomBytes } from "./reference.ts";
import { KEY_LENGTH, seal, unseal } from "./seal.ts";
import type { Vault } from "./vault.ts";

/** Where the site keeps its database: in a file of the data folder, or on the server that `DATABASE_URL` names. */
export function storePlace({ dataDir, environment }: KeySource): string {
  return environment.DATABASE_URL || storeFile(dataDir);
}

/** The file of the database, when it is in one. */
export function storeFile(dataDir: string): string {
  return path.join(dataDir, "clinic.db");
}

/**
 * Opens the database of a data folder with its keys, and seals what an earlier version left open. In an empty database it
 * makes the first keys. Throws one line when a key that is needed is not there.
 */
export async function openVault(source: KeySource, random: RandomBytes): Promise<Vault> {
  const [place, file] = [storePlace(source), storeFile(source.dataDir)];
  if (place !== file && isLeftBehind(file)) throw leftBehind(file, place);
  const store = await openStore(place);
  try {
    const keys = keyReader(source);
    const hashKey = createSecretKey(await keptHashKey(store, source, random));
    await refuseUnknownKeys(store, source);
    const vault = { store, keys, hashKey, random };
    await sealOpenRequests(vault, new Date());
    return vault;
  } catch (error) {
    await store.destroy();
    throw error;
  }
}

function leftBehind(file: string, place: string): Error {
  return new Error(
    `${file} holds requests that are not in ${placeName(place)}. Carry them over: npm run db:move -- ${file} DATABASE_URL. When nobody needs them, move the file away.`,
  );
}

/** The name under which the key of the hashes is kept. */
export const HASH_KEY = "hashes";

/** Where it stands. */
export const HASH_KEY_PLACE = { table: "kept_keys", column: "sealed", row: HASH_KEY };

/** The key of the hashes. It is made with the database, and lies in it sealed, so that it changes with no rotation. */
async function keptHashKey(store: Store, source: KeySource, random: RandomBytes): Promise<Buffer> {
  const found = await findHashKey(store, source);
  if (found) return found;
  return transact(store, async (transaction) => {
    const made = await findHashKey(transaction, source);
    return made ?? makeHashKey(transaction, source, random);
  });
}

async function findHashKey(store: Store, source: KeySource): Promise<Buffer | undefined> {
  const kept = await store.selectFrom("kept_keys").selectAll().where("name", "=", HASH_KEY).executeTakeFirst();
  if (!kept) return undefined;
  return openHashKey(kept, source);
}

/** Opens the key of the hashes as it lies in the database. Throws one line when it cannot be opened. */
export function openHashKey(kept: { key_id: string; sealed: string }, source: KeySource): Buffer {
  const key = keyWithId(readKeys(source), kept.key_id);
  if (!key) throw missingKey(source, kept.key_id);
  const opened = unseal(key.bytes, kept.sealed, HASH_KEY_PLACE);
  if (!opened) throw keyProblem("The key of the hashes in the database was changed. Restore the database.");
  return opened;
}

async function makeHashKey(store: Store, source: KeySource, random: RandomBytes): Promise<Buffer> {
  makeFirstKey(source, random);
  const { current } = readKeys(source);
  const made = Buffer.from(random(KEY_LENGTH));
  const sealed = seal(current.bytes, made, HASH_KEY_PLACE, random);
  await store.insertInto("kept_keys").values({ name: HASH_KEY, key_id: current.id, sealed }).execute();
  return made;
}

/** A site that runs while some of its requests cannot be opened would find out too late. */
async function refuseUnknownKeys(store: Store, source: KeySource): Promise<void> {
  const used = await store.selectFrom("requests").select("key_id").distinct().execute();
  const keys = readKeys(source);
  const unknown = used.find(({ key_id }) => !keyWithId(keys, key_id));
  if (unknown) throw missingKey(source, unknown.key_id);
}

function missingKey(source: KeySource, id: string): Error {
  const { current, previous } = hasGivenKeys(source) ? KEY_VARIABLES : keyFiles(source);
  return keyProblem(
    `Requests are sealed with the key ${id}, which is neither in ${current} nor in ${previous}. Put it back from your backup of the keys.`,
  );
}

declare global {
  /** Outlives the reload of a module during development, so that one process keeps to one connection. */
  var openedVault: Promise<Vault> | undefined;
}

/** The one connection of this process. A failure to open is forgotten, so that the next request tries again. */
export function siteVault(): Promise<Vault> {
  globalThis.openedVault ??= openSiteVault().catch((error: unknown) => {
    globalThis.openedVault = undefined;
    throw error;
  });
  return globalThis.openedVault;
}

async function openSiteVault(): Promise<Vault> {
  return openVault({ dataDir: settings().dataDir, environment: process.env }, randomBytes);
}

/**
 * Closes the one connection, after the transaction that it is in. The database then lies in one file: whoever closes last
 * takes in the journal. It is not opened again in this process.
 */
export async function closeSiteVault(): Promise<void> {
  const vault = await globalThis.openedVault;
  if (!vault) return;
  // The connections to a server wait for their transactions by themselves.
  if (engineOf(vault.store) === "sqlite") await vault.store.connection().execute(async () => undefined);
  await vault.store.destroy();
}
