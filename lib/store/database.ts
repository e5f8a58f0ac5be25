import { Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { refuseForeign } from "./check.ts";
import { inWords } from "./in-words.ts";
import { MIGRATIONS } from "./migrations/all.ts";
import { nodeSqliteDialect, openSqlite } from "./node-sqlite.ts";
import type { Tables } from "./tables.ts";

/**
 * How long a statement of an open database waits for another writer, in milliseconds. The wait blocks this process and
 * whoever reads a page meanwhile, so it is next to nothing, and `transact` tries again.
 */
const BUSY_TIMEOUT = 1;

/** The site's database. Close it with `destroy()`. */
export type Store = Kysely<Tables>;

/**
 * Opens the database in a file and brings its tables up to date. Throws when either cannot be done, and when it is not
 * the database of this program in this version or an earlier one.
 */
export async function openStore(file: string): Promise<Store> {
  const store: Store = new Kysely({ dialect: nodeSqliteDialect(openSqlite(file)) });
  try {
    await refuseForeign(store, file);
    await bringUpToDate(store);
    await sql`pragma busy_timeout = ${sql.lit(BUSY_TIMEOUT)}`.execute(store);
    return store;
  } catch (error) {
    await store.destroy();
    throw inWords(file, error);
  }
}

async function bringUpToDate(store: Store): Promise<void> {
  const provider = { getMigrations: async () => MIGRATIONS };
  const { error } = await new Migrator({ db: store, provider }).migrateToLatest();
  if (error) throw error;
}

/**
 * Tells a store that could not do its work (locked, full, read-only, out of reach) from a mistake in our own code.
 * Gives a short code for the log, which never holds data.
 */
export function storeFailure(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  if (error.code !== "ERR_SQLITE_ERROR") return "syscall" in error ? error.code : undefined;
  return "errcode" in error ? `SQLITE_${error.errcode}` : error.code;
}
