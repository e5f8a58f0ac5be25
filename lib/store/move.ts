import { createHash, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { ownTables } from "./check.ts";
import { openStoreToMove, type Store } from "./database.ts";
import { engineOf } from "./engine.ts";
import { closeMoved, markComing, marksOf, unmarkComing } from "./moved.ts";
import { placeName } from "./schema.ts";
import type { Tables } from "./tables.ts";
import { LONG_PATIENCE, transact } from "./transact.ts";

type Table = Exclude<keyof Tables, "requests_open">;

/** Every table with what its rows are known by, in an order in which each row comes after those that it names. */
const TABLES: Record<Table, string[]> = {
  requests: ["id"],
  request_names: ["request_id", "word_hash"],
  notes: ["id"],
  kept_keys: ["name"],
  audit: ["number"],
  outbox: ["id"],
  arrivals: ["counter", "hour"],
  clock: ["name"],
  staff: ["id"],
  staff_passwords: ["id"],
  staff_second_factors: ["id"],
  staff_sessions: ["id"],
  staff_tokens: ["id"],
  staff_tries: ["counter"],
  publications: ["fingerprint"],
};

/** The tables that are moved. */
export const MOVED_TABLES = Object.keys(TABLES);

/** How many rows are read and written at a time. */
const BATCH = 1_000;

/** How many rows of a table were moved, and the hash over all of them, in the order of their own hashes. */
export type MovedTable = { table: string; rows: number; hash: string };

type Row = Record<string, string | number | null>;

/**
 * Carries all rows of one database to another, empty one, and reads both back: they must be the same. `from` and `to` are
 * files or addresses of PostgreSQL databases.
 *
 * Nothing can be lost: nobody writes to the first database from the first row that is read until it is closed for good,
 * in the same transaction; and nobody can use the second one before that. Whatever interrupts this, it can be run again.
 * Gives nothing when all was moved before. Throws one line when it cannot be done; then the first database stays in use.
 */
export async function moveStore(from: string, to: string): Promise<MovedTable[]> {
  if (placeName(from) === placeName(to)) throw new Error("Both databases are the same one. Name two.");
  const source = await openStoreToMove(from);
  const target = await openStoreToMove(to).catch((error: unknown) =>
    source.destroy().then(() => Promise.reject(error)),
  );
  try {
    const [{ away }, { coming }] = [await marksOf(source), await marksOf(target)];
    const moved = away && coming?.id === away.id ? [] : await moveRows(source, target, { from, to });
    await unmarkComing(target);
    return moved;
  } finally {
    await source.destroy();
    await target.destroy();
  }
}

async function moveRows(source: Store, target: Store, places: { from: string; to: string }): Promise<MovedTable[]> {
  const [from, to] = [placeName(places.from), placeName(places.to)];
  return transact(
    source,
    async (reading) => {
      await stayWhileIdle(reading);
      const { away } = await marksOf(reading);
      if (away) throw new Error(`The requests in ${from} were moved to ${away.place} before.`);
      if (await holdsOpenRequests(reading))
        throw new Error(`${from} is of an earlier version. Start the site on it once, stop it, and try again.`);
      const id = randomUUID();
      const moved = await transact(target, (writing) => fill(writing, reading, { id, from, to }), LONG_PATIENCE);
      await closeMoved(reading, { id, place: to }, MOVED_TABLES);
      return moved;
    },
    LONG_PATIENCE,
  );
}

/** A server ends a transaction in which nothing happens for a while, but the other side may take its time. */
async function stayWhileIdle(transaction: Store): Promise<void> {
  if (engineOf(transaction) === "postgres")
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(transaction);
}

async function holdsOpenRequests(store: Store): Promise<boolean> {
  if (!(await ownTables(store)).includes("requests_open")) return false;
  return (await store.selectFrom("requests_open").select("id").limit(1).execute()).length > 0;
}

type Move = { id: string; from: string; to: string };

async function fill(writing: Store, reading: Store, { id, from, to }: Move): Promise<MovedTable[]> {
  await stayWhileIdle(writing);
  const { away, coming } = await marksOf(writing);
  if (away) throw new Error(`The requests in ${to} were moved to ${away.place} before. Name an empty database.`);
  if (coming && coming.place !== from)
    throw new Error(
      `A move from ${coming.place} to ${to} was not finished. Finish that one, or name an empty database.`,
    );
  for (const table of MOVED_TABLES) {
    const rows = await sql`select 1 from ${sql.table(table)} limit 1`.execute(writing);
    if (rows.rows.length > 0 && !coming)
      throw new Error(`${to} holds requests or keys of its own, which nothing may mix with. Name an empty database.`);
  }
  await empty(writing);
  await unmarkComing(writing);
  await markComing(writing, { id, place: from });
  const moved: MovedTable[] = [];
  for (const [table, key] of Object.entries(TABLES)) {
    const here = await digest(reading, table, key, (rows) => insert(writing, table, rows));
    const there = await digest(writing, table, key, async () => undefined);
    if (here.rows !== there.rows || here.hash !== there.hash)
      throw new Error(`The table ${table} did not arrive as it was. Nothing was moved.`);
    moved.push(here);
  }
  return moved;
}

/** Takes away what a move that was interrupted has left. All of it still stands where it came from. */
async function empty(store: Store): Promise<void> {
  const tables = MOVED_TABLES.toReversed().map((table) => sql.table(table));
  if (engineOf(store) === "postgres") return void (await sql`truncate ${sql.join(tables)}`.execute(store));
  for (const table of tables) await sql`delete from ${table}`.execute(store);
}

/** Reads a table from its first row to its last, hands on what it reads, and gives what tells whether two are the same. */
async function digest(
  store: Store,
  table: string,
  key: string[],
  use: (rows: Row[]) => Promise<void>,
): Promise<MovedTable> {
  const hashes: Buffer[] = [];
  let last: Row | undefined;
  do {
    const rows = await rowsAfter(store, table, key, last);
    if (rows.length > 0) await use(rows);
    hashes.push(...rows.map(hashOf));
    last = rows.length === BATCH ? rows.at(-1) : undefined;
  } while (last);
  const hash = createHash("sha256")
    .update(Buffer.concat(hashes.sort(Buffer.compare)))
    .digest("hex");
  return { table, rows: hashes.length, hash };
}

async function rowsAfter(store: Store, table: string, key: string[], last: Row | undefined): Promise<Row[]> {
  const order = sql.join(key.map((name) => sql.ref(name)));
  const after = last ? sql`where (${order}) > (${sql.join(key.map((name) => last[name]))})` : sql``;
  const read = sql<Row>`select * from ${sql.table(table)} ${after} order by ${order} limit ${sql.lit(BATCH)}`;
  return (await read.execute(store)).rows;
}

/** The engines may give the columns in another order. */
function hashOf(row: Row): Buffer {
  const columns = Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(columns)).digest();
}

async function insert(store: Store, table: string, rows: Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => sql`(${sql.join(columns.map((name) => row[name]))})`);
  const names = sql.join(columns.map((name) => sql.ref(name)));
  await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)}`.execute(store);
}
