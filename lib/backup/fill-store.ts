import { createSecretKey, type KeyObject } from "node:crypto";
import { appendEntry, verifyTrail } from "../audit/trail.ts";
import { type KeySource, type MasterKeys, readKeys } from "../consultation/keys.ts";
import { HASH_KEY, openHashKey } from "../consultation/open-vault.ts";
import { unsealContent } from "../consultation/sealed-request.ts";
import type { Store } from "../store/database.ts";
import { backupProblem } from "./problem.ts";
import {
  backupLineSchema,
  type KeptEntry,
  type KeptRequest,
  type KeptStaff,
  type OpenedKeys,
  readLine,
} from "./rows.ts";

/** What is put into the database: the lines of a backup, the keys that belong to it, and what was erased since. */
export type Filling = {
  lines: AsyncIterable<unknown>;
  opened: OpenedKeys;
  erased: Map<string, Date>;
  source: KeySource;
};

/**
 * How many requests were restored, how many of them cannot be opened, how many were left out since they were erased, and
 * whether the trail holds. Those that cannot be opened are kept: another key may open them.
 */
export type Filled = { restored: number; unreadable: number; leftOut: number; trailHolds: boolean };

/** How many rows are written at a time. */
const BATCH = 100;

/** Fills an empty database within the caller's transaction, opens every request on the way, and writes down that it did. */
export async function fillStore(store: Store, { lines, opened, erased, source }: Filling, now: Date): Promise<Filled> {
  const hashKey = await putKeys(store, opened, source);
  const counts = { restored: 0, unreadable: 0 };
  const gone: { id: string; at: Date }[] = [];
  const keys = readKeys(source);
  for await (const batch of batchesOf(lines)) {
    const read = batch.map((line) => readLine(backupLineSchema, line));
    const requests = read.filter((line) => "request" in line);
    const isErased = ({ request: { id } }: KeptRequest) => erased.has(id) || !opened.dataKeys.has(id);
    for (const { request } of requests.filter(isErased))
      gone.push({ id: request.id, at: erased.get(request.id) ?? now });
    const here = requests.filter((request) => !isErased(request));
    counts.restored += here.length;
    counts.unreadable += await putRequests(store, here, opened, keys);
    await putStaff(
      store,
      read.filter((line) => "staff" in line),
    );
    await putEntries(
      store,
      read.filter((line) => "entry" in line),
    );
  }
  const verdict = await verifyTrail(store, hashKey);
  for (const { id, at } of gone) await appendEntry(store, { action: "request-erased", subject: id, at }, hashKey);
  await appendEntry(store, { action: "database-restored", at: now }, hashKey);
  return { ...counts, leftOut: gone.length, trailHolds: verdict.ok };
}

async function putKeys(store: Store, { kept }: OpenedKeys, source: KeySource): Promise<KeyObject> {
  const key = kept.find(({ name }) => name === HASH_KEY);
  if (!key) throw backupProblem("The file of the keys lacks the key of the hashes. Take another copy of it.");
  await store.insertInto("kept_keys").values(kept).execute();
  return createSecretKey(openHashKey(key, source));
}

/** Writes requests with all that belongs to them. Gives the number of those that cannot be opened. */
async function putRequests(
  store: Store,
  lines: KeptRequest[],
  { dataKeys }: OpenedKeys,
  keys: MasterKeys,
): Promise<number> {
  const rows = lines.flatMap(({ request }) => {
    const key = dataKeys.get(request.id);
    return key ? [{ ...request, answered_at: request.answered_at ?? request.closed_at, ...key }] : [];
  });
  if (rows.length > 0) await store.insertInto("requests").values(rows).execute();
  const names = lines.flatMap(({ request, names }) =>
    names.map((word_hash) => ({ request_id: request.id, word_hash, received_at: request.received_at })),
  );
  if (names.length > 0) await store.insertInto("request_names").values(names).execute();
  const notes = lines.flatMap((line) => line.notes);
  if (notes.length > 0) await store.insertInto("notes").values(notes).execute();
  const mails = lines.flatMap((line) => line.mails);
  if (mails.length > 0) await store.insertInto("outbox").values(mails).execute();
  return rows.filter((row) => !unsealContent(row, keys).ok).length;
}

async function putStaff(store: Store, lines: KeptStaff[]): Promise<void> {
  for (const { staff, password, factor } of lines) {
    await store.insertInto("staff").values(staff).execute();
    if (password) await store.insertInto("staff_passwords").values(password).execute();
    if (factor) await store.insertInto("staff_second_factors").values(factor).execute();
  }
}

async function putEntries(store: Store, lines: KeptEntry[]): Promise<void> {
  const rows = lines.map(({ entry }) => entry);
  if (rows.length > 0) await store.insertInto("audit").values(rows).execute();
}

async function* batchesOf(lines: AsyncIterable<unknown>): AsyncGenerator<unknown[]> {
  let batch: unknown[] = [];
  for await (const line of lines) {
    batch.push(line);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
