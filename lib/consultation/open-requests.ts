import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import * as z from "zod";
import { appendEntry } from "../audit/trail.ts";
import { ownTables } from "../store/check.ts";
import type { Store } from "../store/database.ts";
import { engineOf } from "../store/engine.ts";
import type { OpenRequestsTable } from "../store/tables.ts";
import { transact } from "../store/transact.ts";
import { keyedHash } from "./hashes.ts";
import { contentHashes, nameHashes, sealContent } from "./sealed-request.ts";
import type { Vault } from "./vault.ts";

const answersSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/**
 * Seals the requests that an earlier version stored in the clear, all or none, and leaves nothing of them in any file of
 * the database. The table they stood in is dropped last: whatever interrupts this, the next opening takes it up.
 */
export async function sealOpenRequests(vault: Vault, now: Date): Promise<void> {
  const { store } = vault;
  if (!(await hasOpenTable(store))) return;
  if (!(await transact(store, (transaction) => sealRows(transaction, vault, now)))) return;
  await sql`vacuum`.execute(store);
  await emptyJournal(store);
  await transact(store, dropOpenTable);
}

/** Says whether anything stood there in the clear, now or when this was interrupted before. Nothing did in a new database. */
async function sealRows(transaction: Store, vault: Vault, now: Date): Promise<boolean> {
  if (!(await hasOpenTable(transaction))) return false;
  const rows = await transaction.selectFrom("requests_open").selectAll().execute();
  if (rows.length === 0 && !(await wasBegun(transaction))) {
    await dropOpenTable(transaction);
    return false;
  }
  for (const row of rows) await sealRow(transaction, row, vault);
  await transaction.deleteFrom("requests_open").execute();
  if (rows.length > 0) await appendEntry(transaction, { action: "open-requests-sealed", at: now }, vault.hashKey);
  return true;
}

async function wasBegun(store: Store): Promise<boolean> {
  const entries = store.selectFrom("audit").select("number").where("action", "=", "open-requests-sealed");
  return (await entries.executeTakeFirst()) !== undefined;
}

async function dropOpenTable(store: Store): Promise<void> {
  await store.schema.dropTable("requests_open").ifExists().execute();
}

/** How often it is tried to empty the journal while others read, like a backup, and the pause between, in milliseconds. */
const [TRIES, PAUSE] = [600, 100];

/**
 * Moves what is in the journal into the database, and cuts the journal to nothing. Throws when others read for long. The
 * journal of a PostgreSQL server is its own affair: there, the room of what was erased is only made free.
 */
export async function emptyJournal(store: Store): Promise<void> {
  if (engineOf(store) === "postgres")
    return void (await sql`vacuum requests, request_names, notes, outbox`.execute(store));
  for (let left = TRIES; left > 0; left -= 1) {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(store);
    if (rows[0]?.busy === 0) return;
    await setTimeout(PAUSE);
  }
  throw Object.assign(new Error("The database is in use by another program. Try again in a moment."), {
    code: "ERR_SQLITE_ERROR",
    errcode: 5,
  });
}

async function hasOpenTable(store: Store): Promise<boolean> {
  return (await ownTables(store)).includes("requests_open");
}

async function sealRow(store: Store, row: OpenRequestsTable, { keys, hashKey, random }: Vault): Promise<void> {
  const content = { consentVersion: row.consent_version, answers: answersSchema.parse(JSON.parse(row.answers)) };
  const { id, reference, received_at, status } = row;
  const once_hash = keyedHash(hashKey, "once-key", id);
  const columns = { ...sealContent(content, id, keys(), random), ...contentHashes(content, hashKey) };
  await store
    .insertInto("requests")
    .values({
      id,
      reference,
      received_at,
      status,
      changed_at: received_at,
      closed_at: null,
      answered_at: null,
      version: 0,
      automatic: 0,
      once_hash,
      ...columns,
    })
    .execute();
  const words = nameHashes(content, hashKey).map((word_hash) => ({ request_id: id, word_hash, received_at }));
  if (words.length > 0) await store.insertInto("request_names").values(words).execute();
}
