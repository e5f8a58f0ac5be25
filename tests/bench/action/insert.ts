import { mkdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Opens a database in which a row is on the disk when `insert` returns: the least that any server here promises. */
export function openDurable(folder: string): { insert: (text: string) => void } {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(path.join(folder, "bench.db"));
  database.exec("pragma journal_mode = wal");
  database.exec("pragma synchronous = full");
  database.exec("create table if not exists posts (id integer primary key, text text not null)");
  const statement = database.prepare("insert into posts (text) values (?)");
  return { insert: (text) => void statement.run(text) };
}
