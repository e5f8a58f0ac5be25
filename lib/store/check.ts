import { existsSync } from "node:fs";
import { type Kysely, sql } from "kysely";
import { damaged, inWords } from "./in-words.ts";
import { MIGRATIONS } from "./migrations/all.ts";
import { openSqlite } from "./node-sqlite.ts";
import type { Tables } from "./tables.ts";

/** Where Kysely remembers which migrations a database has. */
const MEMORY = "kysely_migration";

/**
 * Reads through a whole database file and throws one line when it is damaged, before anything is written to it. A command
 * that only reads does without: it may still show what can be read.
 */
export function refuseDamaged(file: string): void {
  if (!existsSync(file)) return;
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
export async function refuseForeign(store: Kysely<Tables>, file: string): Promise<void> {
  const tables = await store.introspection.getTables({ withInternalKyselyTables: true });
  if (tables.length === 0) return;
  if (!tables.some(({ name }) => name === MEMORY))
    throw new Error(
      `${file} is the database of another program. Move it to where it belongs, or set DATA_DIR to another folder.`,
    );
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(MEMORY)}`.execute(store);
  if (rows.some(({ name }) => !(name in MIGRATIONS)))
    throw new Error(
      `A newer version of this program has changed the database ${file}. Go back to that version, or restore the backup from before it.`,
    );
}
