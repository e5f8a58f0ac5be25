import { existsSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { ownTables, refuseForeign } from "./check.ts";
import { engineOf } from "./engine.ts";
import { isLocked, storeFailure } from "./failure.ts";
import { inWords } from "./in-words.ts";
import { MIGRATIONS } from "./migrations/all.ts";
import { refuseMoved } from "./moved.ts";
import { nodeSqliteDialect, openSqlite } from "./node-sqlite.ts";
import { postgresDialect, refuseLooseSettings } from "./postgres.ts";
import { postgresInWords } from "./postgres-failure.ts";
import { isPostgresUrl, placeName } from "./schema.ts";
import type { Tables } from "./tables.ts";

/**
 * How long a statement of an open SQLite file waits for another writer, in milliseconds. The wait blocks this process and
 * whoever reads a page meanwhile, so it is next to nothing, and `transact` tries again.
 */
const BUSY_TIMEOUT = 1;

/** The site's database. Close it with `destroy()`. */
export type Store = Kysely<Tables>;

/**
 * Opens the database in an SQLite file, or on the PostgreSQL server with an address like postgres://…, and brings its
 * tables up to date. Throws one line when either cannot be done, when what is stored there could be lost, and when it is
 * not the database of this program in this version or an earlier one, or not the one in use.
 */
export function openStore(place: string): Promise<Store> {
  return opened(place, async (store) => {
    await prepare(store, place);
    await refuseMoved(store, place);
    return store;
  });
}

/** Opens a database to move what is in it, or to move something into it, even when that was begun before. */
export function openStoreToMove(place: string): Promise<Store> {
  return opened(place, async (store) => {
    await prepare(store, place);
    return store;
  });
}

async function prepare(store: Store, place: string): Promise<void> {
  const isServer = engineOf(store) === "postgres";
  if (isServer) await refuseLooseSettings(store, placeName(place));
  await refuseForeign(store, place);
  await bringUpToDate(store);
  if (!isServer) await sql`pragma busy_timeout = ${sql.lit(BUSY_TIMEOUT)}`.execute(store);
}

/** Says whether a place holds a database, without making one. Throws one line when it cannot be asked. */
export function isStoreThere(place: string): Promise<boolean> {
  if (!isPostgresUrl(place)) return Promise.resolve(existsSync(place));
  return opened(place, async (store) => {
    const tables = await ownTables(store);
    await store.destroy();
    return tables.length > 0;
  });
}

async function opened<Result>(place: string, use: (store: Store) => Promise<Result>): Promise<Result> {
  const isServer = isPostgresUrl(place);
  const store: Store = new Kysely({
    dialect: isServer ? postgresDialect(place) : nodeSqliteDialect(openSqlite(place)),
  });
  try {
    return await use(store);
  } catch (error) {
    await store.destroy();
    throw isServer ? postgresInWords(place, error) : inWords(place, error);
  }
}

/** How often it is tried to change the tables while others write, and the pause between, in milliseconds. */
const [TRIES, PAUSE] = [20, 100];

/** What PostgreSQL answers to the question for all tables when another server that starts drops one at that moment. */
const DROPPED = "PG_42P01";

async function bringUpToDate(store: Store): Promise<void> {
  const provider = { getMigrations: async () => MIGRATIONS };
  for (let left = TRIES; ; left -= 1) {
    const { error } = await new Migrator({ db: store, provider }).migrateToLatest();
    if (!error) return;
    if (left <= 1 || !(isLocked(error) || storeFailure(error) === DROPPED)) throw error;
    await setTimeout(PAUSE);
  }
}
