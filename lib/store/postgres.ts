import { CompiledQuery, type Dialect, type Driver, type Kysely, PostgresDialect, sql } from "kysely";
import { postgresConnections } from "./postgres-connections.ts";
import type { Tables } from "./tables.ts";

/** How long a transaction waits for its turn to write, in milliseconds. Nobody else in this process waits with it. */
export const TURN = 4_000;

/** The lock that stands for the turn to write. The number means nothing; no other program may use it in this database. */
export const WRITING = 731_455_026;

/**
 * How a transaction begins: it takes the turn to write, as one of SQLite does. At this level each statement sees what was
 * committed before it; at a stricter one it would see the time before the turn had come.
 */
const BEGIN = `begin isolation level read committed; set local lock_timeout = ${TURN}; select pg_advisory_xact_lock(${WRITING})`;

/**
 * Lets Kysely speak to the PostgreSQL server at an address.
 *
 * Transactions take turns, on all servers together: what is counted, kept once or chained relies on it. One whose turn
 * does not come is refused with the code of a lock, like one of SQLite.
 */
export function postgresDialect(address: string): Dialect {
  const dialect = new PostgresDialect({ pool: async () => postgresConnections(address) });
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (database) => dialect.createIntrospector(database),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => takingTurns(dialect.createDriver()),
  };
}

function takingTurns(driver: Driver): Driver {
  return {
    init: (options) => driver.init(options),
    acquireConnection: (options) => driver.acquireConnection(options),
    async beginTransaction(connection) {
      try {
        await connection.executeQuery(CompiledQuery.raw(BEGIN));
      } catch (error) {
        await driver.rollbackTransaction(connection);
        throw error;
      }
    },
    commitTransaction: (connection) => driver.commitTransaction(connection),
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
    releaseConnection: (connection) => driver.releaseConnection(connection),
    destroy: () => driver.destroy(),
  };
}

/** The settings of a server without which a commit is not on its disk. */
const NEEDED = ["fsync", "synchronous_commit", "full_page_writes"];

/** Asks the server for the settings that this site relies on. Throws one line when one of them is switched off. */
export async function refuseLooseSettings(database: Kysely<Tables>, name: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select name from pg_settings where setting = 'off' and name in (${sql.join(NEEDED)})
  `.execute(database);
  if (rows[0])
    throw new Error(
      `The database ${name} has ${rows[0].name} switched off, so that what is stored could be lost. Switch it on in PostgreSQL.`,
    );
}
