import { DatabaseSync } from "node:sqlite";
import { Kysely, sql } from "kysely";
import type { Store } from "./database.ts";
import { inWords } from "./in-words.ts";
import { nodeSqliteDialect } from "./node-sqlite.ts";
import { postgresDialect } from "./postgres.ts";
import { postgresInWords } from "./postgres-failure.ts";
import { isPostgresUrl } from "./schema.ts";
import type { Tables } from "./tables.ts";

/**
 * Reads a database as it is at one moment, on a connection of its own, while others go on writing and nobody waits. Of
 * SQLite it is to be read soon: until then the journal cannot be emptied.
 */
export async function readSnapshot<Result>(place: string, read: (snapshot: Store) => Promise<Result>): Promise<Result> {
  const isServer = isPostgresUrl(place);
  const dialect = isServer ? postgresDialect(place) : nodeSqliteDialect(openToRead(place));
  const store: Store = new Kysely<Tables>({ dialect });
  try {
    return await store.connection().execute(async (connection) => {
      await (isServer ? beginOnServer(connection) : sql`begin deferred`.execute(connection));
      const result = await read(connection);
      await sql`rollback`.execute(connection);
      return result;
    });
  } catch (error) {
    throw isServer ? postgresInWords(place, error) : error;
  } finally {
    await store.destroy();
  }
}

/** It begins without the turn to write. A server ends a transaction in which nothing happens, but a disk may be slow. */
async function beginOnServer(connection: Store): Promise<void> {
  await sql`begin transaction isolation level repeatable read, read only`.execute(connection);
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(connection);
}

function openToRead(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { readOnly: true });
  } catch (error) {
    throw inWords(file, error);
  }
}
