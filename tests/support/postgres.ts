import { createHash } from "node:crypto";
import pg from "pg";

/** The server of the tests that run on PostgreSQL; nothing in those that run on SQLite. */
const SERVER = "TEST_POSTGRES_SERVER";

/** A database with all tables and no rows. A copy of it is made sooner than the tables are. */
export const EMPTY = "empty_clinic";

/** Has the tests of this worker run on the PostgreSQL server with this address. */
export function runOnPostgres(server: string): void {
  process.env[SERVER] = server;
}

/** The database that goes with a data folder, made when it is not there; nothing in tests that run on SQLite. */
export async function databaseUrl(dataDir: string): Promise<string | undefined> {
  const server = process.env[SERVER];
  if (!server) return undefined;
  const name = `t${createHash("sha256").update(dataDir).digest("hex").slice(0, 24)}`;
  const { rowCount } = await asAdmin("select 1 from pg_database where datname = $1", [name]);
  if (rowCount === 0) await asAdmin(`create database ${name} template ${EMPTY} strategy file_copy`);
  return `${server}/${name}`;
}

/** The address of a database of its own without any table. */
export async function bareDatabase(): Promise<string> {
  const name = `b${process.pid}_${Date.now()}_${bare++}`;
  await asAdmin(`create database ${name}`);
  return `${process.env[SERVER]}/${name}`;
}

let bare = 0;
let admin: pg.Pool | undefined;

/** Asks the server something as the one who may do everything. */
export function asAdmin(statement: string, values: unknown[] = []): Promise<pg.QueryResult> {
  admin ??= new pg.Pool({ connectionString: `${process.env[SERVER]}/postgres`, max: 1, allowExitOnIdle: true });
  return admin.query(statement, values);
}

/** A connection beside the site's own, to the same database. It ends with the test that has it closed. */
export async function connectTo(address: string): Promise<pg.Client> {
  const client = new pg.Client(address);
  client.on("error", () => undefined);
  await client.connect();
  return client;
}
