import { CompiledQuery, type Kysely, sql } from "kysely";
import { TURN, WRITING } from "./postgres.ts";
import { postgresFailure } from "./postgres-failure.ts";
import type { Tables } from "./tables.ts";

/**
 * For so long a table may be written anew: whoever sends a request meanwhile waits for less than would have it refused.
 * And for so long it is waited for those who read, since all who come later stand behind. Milliseconds.
 */
const [LONGEST, READERS] = [3_000, 500];

/** For so long what keeps nobody waiting may take. Milliseconds; after 15 seconds of silence a server counts as gone. */
const ASIDE = 10_000;

/**
 * Whether tables were written anew and nothing that was erased is in them, or why not: others use one of them, it is too
 * large to do so in time, or somebody can still see what was erased, so that the server has carried it over.
 */
export type Rewritten = "done" | "busy" | "too-large" | "still-seen";

/** What PostgreSQL answers when a lock does not come in time, and when a statement takes too long. */
const STOPPED = new Map<string | undefined, Rewritten>([
  ["PG_55P03", "busy"],
  ["PG_57014", "too-large"],
]);

/**
 * Writes tables and their indexes on a PostgreSQL server into new files, and has it delete those before: what was erased
 * is then in none. Nobody can read or write a table while that lasts, which is three seconds at most; when that does not
 * do, or somebody can still see what was erased, that stays where it is.
 */
export async function rewriteTables(store: Kysely<Tables>, tables: string[], longest = LONGEST): Promise<Rewritten> {
  return store.connection().execute(async (connection) => {
    for (const table of tables) {
      const rewritten = await rewriteTable(connection, table, longest);
      if (rewritten !== "done") return rewritten;
    }
    return "done";
  });
}

async function rewriteTable(connection: Kysely<Tables>, table: string, longest: number): Promise<Rewritten> {
  const run = (statement: string) => connection.executeQuery(CompiledQuery.raw(statement));
  try {
    // Keeps nobody waiting, and takes out erased rows that the next step would carry over for no other reason than that
    // somebody writes to any database of the server since before the erasure.
    await run(`set lock_timeout = ${TURN}; set statement_timeout = ${ASIDE}`);
    await sql`vacuum (index_cleanup off, truncate off) ${sql.table(table)}`.execute(connection);
    await run(`reset statement_timeout; select pg_advisory_lock(${WRITING})`);
    await run(`set lock_timeout = ${READERS}; set statement_timeout = ${longest}`);
    await sql`vacuum (full) ${sql.table(table)}`.execute(connection);
    return (await hasErasedRows(connection, table)) ? "still-seen" : "done";
  } catch (error) {
    const stopped = error instanceof Error ? STOPPED.get(postgresFailure(error)) : undefined;
    if (!stopped) throw error;
    return stopped;
  } finally {
    await run("select pg_advisory_unlock_all(); reset lock_timeout; reset statement_timeout");
  }
}

/**
 * Whether the server carried rows over that are gone, or as they were before a change, for somebody who could still see
 * them. It has just built the index of the primary key, in which it counts those too, and in our turn nobody has added one
 * since.
 */
async function hasErasedRows(connection: Kysely<Tables>, table: string): Promise<boolean> {
  const { rows } = await sql<{ isSo: boolean }>`
    select reltuples > (select count(*) from ${sql.table(table)}) as "isSo"
    from pg_class join pg_index on pg_class.oid = indexrelid
    where indrelid = ${table}::regclass and indisprimary
  `.execute(connection);
  return rows[0]?.isSo ?? true;
}
