import { chmodSync, closeSync, mkdirSync, openSync, statSync } from "node:fs";
import path from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from "kysely";
import { inWords } from "./in-words.ts";

/** How long a statement waits for another writer while the database is opened, and nobody waits for this process. Milliseconds. */
const BUSY_TIMEOUT = 100;

/** What each connection is told, and the answer that proves that it listened. */
const PRAGMAS = [
  { name: "busy_timeout", set: `${BUSY_TIMEOUT}`, expect: BUSY_TIMEOUT },
  { name: "journal_mode", set: "WAL", expect: "wal" },
  // FULL makes each commit wait for the disk: a receipt is never shown for a request that a power cut can take away.
  { name: "synchronous", set: "FULL", expect: 2 },
  { name: "foreign_keys", set: "ON", expect: 1 },
  // Erased requests are overwritten with zeros, not only unlinked.
  { name: "secure_delete", set: "ON", expect: 1 },
  // What SQLite sets aside while it works stays in memory, and out of files that nobody thinks of.
  { name: "temp_store", set: "MEMORY", expect: 2 },
  { name: "trusted_schema", set: "OFF", expect: 0 },
] as const;

/** More than the program has statements. Only a command that lists chosen requests makes any number of them. */
const MOST_PREPARED = 200;

/**
 * Opens an SQLite file, and makes it first when it is not there: readable by its owner alone, in a folder of the same kind.
 * Throws one line when it cannot be opened, or is no database.
 */
export function openSqlite(file: string): DatabaseSync {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, "a", 0o600));
    chmodSync(file, 0o600);
    return openWithSettings(file);
  } catch (error) {
    throw inWords(file, error);
  }
}

function openWithSettings(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  try {
    holdSettings(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Sets what this site relies on and reads it back. Throws when a setting does not hold, since a database that only seems
 * durable is worse than none.
 */
export function holdSettings(database: DatabaseSync): void {
  for (const { name, set, expect } of PRAGMAS) {
    database.exec(`pragma ${name} = ${set}`);
    const row = database.prepare(`pragma ${name}`).get();
    const actual = Object.values(row ?? {})[0];
    if (actual !== expect)
      throw new Error(
        `The database refuses the setting ${name} = ${set}; it keeps ${actual}. Keep DATA_DIR on a disk of this machine.`,
      );
  }
}

/**
 * Lets Kysely speak to the SQLite that comes with Node: the same few calls, with parameters spread.
 *
 * Each transaction takes the right to write at once. One that reads first and asks for it later is refused without a wait
 * when another process has written in between. None begins when the file is no longer where it was opened. On a full disk
 * SQLite itself takes a transaction back; doing so again would fail, and that failure would hide the one that counts.
 */
export function nodeSqliteDialect(database: DatabaseSync): SqliteDialect {
  const prepared = new Map<string, SqliteStatement>();
  const checkPlace = placeCheck(database.location());
  const adapted: SqliteDatabase = {
    close: () => database.close(),
    prepare(asked) {
      if (asked === "begin") checkPlace();
      const sql = statementFor(asked, database);
      const statement = prepared.get(sql) ?? prepare(database, sql);
      if (prepared.size < MOST_PREPARED) prepared.set(sql, statement);
      return statement;
    },
  };
  return new SqliteDialect({ database: adapted });
}

function prepare(database: DatabaseSync, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(inputValue)),
    run: (parameters) => statement.run(...parameters.map(inputValue)),
    iterate: (parameters) => statement.iterate(...parameters.map(inputValue)),
  };
}

function statementFor(sql: string, database: DatabaseSync): string {
  if (sql === "begin") return "begin immediate";
  return sql === "rollback" && !database.isTransaction ? "select 1" : sql;
}

/**
 * Remembers which file it is. The check throws what SQLite itself says only at some times, SQLITE_READONLY_DBMOVED: a file
 * that was moved away, or replaced by a backup, still takes requests, and nobody would find them there.
 */
function placeCheck(file: string | null): () => void {
  const opened = file === null ? null : statSync(file);
  return () => {
    if (file === null) return;
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.ino === opened?.ino && found?.dev === opened?.dev) return;
    throw Object.assign(new Error(`${file} was moved or replaced while the site was running. Restart the site.`), {
      code: "ERR_SQLITE_ERROR",
      errcode: 1032,
    });
  };
}

function inputValue(value: unknown): SQLInputValue {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "bigint")
    return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite cannot hold a value of type ${typeof value}.`);
}
