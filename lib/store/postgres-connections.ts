import { readFileSync } from "node:fs";
import type { PostgresPool, PostgresPoolClient } from "kysely";
import pg from "pg";
import { partsOf } from "./schema.ts";

/** How many connections one server keeps. Whatever writes takes turns anyway. */
const MOST_CONNECTIONS = 10;

/**
 * How long it may take to connect, how long the server may be silent after a question, and how long it lets a transaction
 * lie idle whose program has vanished. Milliseconds.
 */
const [CONNECTING, SILENT, IDLE] = [5_000, 15_000, 10_000];

/** PostgreSQL's name for whole numbers of eight bytes. */
const INT8 = 20;

/** What the driver says of a server that was silent for too long. */
const SILENCE = "Query read timeout";

/** Connections to the server at an address that was checked. One on which the server fell silent is not used again. */
export function postgresConnections(address: string): PostgresPool {
  const { isEncrypted, files, ...server } = partsOf(address);
  const pool = new pg.Pool({
    ...server,
    ssl: isEncrypted && { rejectUnauthorized: true, ...certificates(files) },
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECTING,
    query_timeout: SILENT,
    idle_in_transaction_session_timeout: IDLE,
    keepAlive: true,
    application_name: "clinic-site",
    types: { getTypeParser },
  });
  // A connection that is cut while nobody waits for it is replaced when somebody does.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return { options: pool.options, end: () => pool.end(), connect: async () => leftWhenSilent(await pool.connect()) };
}

function certificates(files: Record<string, string | null>): Record<string, Buffer> {
  return Object.fromEntries(
    Object.entries(files).flatMap(([name, file]) => (file === null ? [] : [[name, readFileSync(file)]])),
  );
}

function leftWhenSilent(client: pg.PoolClient): PostgresPoolClient {
  let isSilent = false;
  const query = async (text: string, values: unknown[]) => {
    if (isSilent) throw new Error(SILENCE);
    try {
      return await client.query(text, values);
    } catch (error) {
      isSilent = error instanceof Error && error.message === SILENCE;
      throw error;
    }
  };
  const release = (isBroken = false) => client.release(isBroken || isSilent);
  return Object.assign(Object.create(client), { query, release });
}

/** Whole numbers of eight bytes come as numbers: none of ours is near the 2⁵³ up to which those are exact. */
const getTypeParser: typeof pg.types.getTypeParser = (id: number, ...format: unknown[]) =>
  id === INT8 ? Number : Reflect.apply(pg.types.getTypeParser, pg.types, [id, ...format]);
