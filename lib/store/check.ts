import { existsSync } from "node:fs";
import { type Kysely, sql } from "kysely";
import { engineOf } from "./engine.ts";
import { damaged, inWords } from "./in-words.ts";
import { MIGRATIONS } from "./migrations/all.ts";
import { openSqlite } from "./node-sqlite.ts";
import { isPostgresUrl, placeName } from "./schema.ts";
import type { Tables } from "./tables.ts";

/** Where Kysely remembers which migrations a database has. */
const MEMORY = "kysely_migration";

/**
 * Reads through a whole database file and throws one line when it is damaged, before anything is written to it. A command
 * that only reads does without: it may still show what can be read. A PostgreSQL server looks after its own.
 */
export function refuseDamaged(file: string): void {
  if (isPostgresUrl(file) || !existsSync(file)) return;
  const database = openSqlite(file);
  try {
    const found = Object.values(database.prepare("pragma quick_check(1)").get() ?? {})[0];
    if (found !== "ok") throw damaged(file);
  } catch (error) {
    throw inWords(file, error);
  } finally {
    database.close();
  }
}

/** Throws one line when a database was made by another program, or by a version of this one that is newer. */
export async function refuseForeign(store: Kysely<Tables>, place: string): Promise<void> {
  const tables = await ownTables(store);
  if (tables.length === 0) return;
  const setting = isPostgresUrl(place) ? "name another one in DATABASE_URL" : "set DATA_DIR to another folder";
  if (!tables.includes(MEMORY))
    throw new Error(
      `${placeName(place)} is the database of another program. Move it to where it belongs, or ${setting}.`,
    );
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(MEMORY)}`.execute(store);
  if (rows.some(({ name }) => !(name in MIGRATIONS)))
    throw new Error(
      `A newer version of this program has changed the database ${placeName(place)}. Go back to that version, or restore the backup from before it.`,
    );
}

/**
 * The names of all tables where those of this program are or would be made. A server shows what its own extensions keep
 * as views or in other schemas, and it is asked in a way that does not mind when another server drops a table meanwhile.
 */
export async function ownTables(store: Kysely<Tables>): Promise<string[]> {
  if (engineOf(store) === "sqlite") {
    const tables = await store.introspection.getTables({ withInternalKyselyTables: true });
    return tables.filter(({ isView }) => !isView).map(({ name }) => name);
  }
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relkind in ('r', 'p', 'f') and relnamespace = (select oid from pg_namespace where nspname = current_schema())
  `.execute(store);
  return rows.map(({ name }) => name);
}
