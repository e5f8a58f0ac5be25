import { existsSync } from "node:fs";
import { type Kysely, sql } from "kysely";
import { ownTables } from "./check.ts";
import { engineOf } from "./engine.ts";
import { openSqlite } from "./node-sqlite.ts";
import { placeName } from "./schema.ts";
import type { Tables } from "./tables.ts";

/** In a database whose rows were moved: where they are now. Whoever has it open cannot write to it any more. */
const AWAY = "moved_away";

/** In a database that rows are being moved to, until those they came from are closed: nobody may use it before. */
const COMING = "moving_in";

/** One move, by an id that stands on both sides. */
type Mark = { id: string; place: string };

/** Where the rows of a database were moved, and what is being moved into it. */
export async function marksOf(store: Kysely<Tables>): Promise<{ away: Mark | undefined; coming: Mark | undefined }> {
  const tables = await ownTables(store);
  const read = async (name: string) => {
    if (!tables.includes(name)) return undefined;
    return (await sql<Mark>`select id, place from ${sql.table(name)}`.execute(store)).rows[0];
  };
  return { away: await read(AWAY), coming: await read(COMING) };
}

/** Throws one line when a database is not the one in use: it was moved, or a move into it was not finished. */
export async function refuseMoved(store: Kysely<Tables>, place: string): Promise<void> {
  const { away, coming } = await marksOf(store);
  if (away)
    throw new Error(
      `The requests in ${placeName(place)} were moved to ${away.place}. Set DATABASE_URL to its address, or remove DATABASE_URL when it is a file.`,
    );
  if (coming)
    throw new Error(
      `The move from ${coming.place} to ${placeName(place)} was not finished. Run “npm run db:move” again.`,
    );
}

/** Notes in a database that rows are on their way into it. */
export async function markComing(store: Kysely<Tables>, mark: Mark): Promise<void> {
  await writeMark(store, COMING, mark);
}

/** Opens a database to which all rows were moved. */
export async function unmarkComing(store: Kysely<Tables>): Promise<void> {
  await store.schema.dropTable(COMING).ifExists().execute();
}

async function writeMark(store: Kysely<Tables>, name: string, { id, place }: Mark): Promise<void> {
  const table = store.schema.createTable(name).addColumn("id", "text", (column) => column.notNull());
  await table.addColumn("place", "text", (column) => column.notNull()).execute();
  await sql`insert into ${sql.table(name)} (id, place) values (${id}, ${place})`.execute(store);
}

/**
 * Notes in a database that its rows were moved, and has it refuse whatever is written to these tables, also by a site
 * that is running: it tells people that nothing was sent.
 */
export async function closeMoved(store: Kysely<Tables>, mark: Mark, tables: string[]): Promise<void> {
  await writeMark(store, AWAY, mark);
  const isServer = engineOf(store) === "postgres";
  if (isServer)
    await sql`
      create function refuse_moved() returns trigger language plpgsql
      as 'begin raise exception ''moved'' using errcode = ''25006''; end'
    `.execute(store);
  const refuse = isServer
    ? "for each statement execute function refuse_moved()"
    : "begin select raise(abort, 'moved'); end";
  for (const table of tables)
    for (const change of ["insert", "update", "delete"])
      await sql.raw(`create trigger moved_${table}_${change} before ${change} on ${table} ${refuse}`).execute(store);
}

/**
 * Says whether an SQLite file holds requests that were not moved elsewhere. A site that is told to use another database
 * would leave them behind.
 */
export function isLeftBehind(file: string): boolean {
  if (!existsSync(file)) return false;
  const database = openSqlite(file);
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
    const names = tables.map(({ name }) => name);
    if (names.includes(AWAY)) return false;
    return ["requests", "requests_open"].some(
      (name) => names.includes(name) && database.prepare(`select 1 from ${name} limit 1`).get() !== undefined,
    );
  } finally {
    database.close();
  }
}
