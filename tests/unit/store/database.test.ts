import { readFile, rename, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { refuseDamaged } from "@/lib/store/check";
import { openStore, type Store } from "@/lib/store/database";
import { storeFailure } from "@/lib/store/failure";
import { MIGRATIONS } from "@/lib/store/migrations/all";
import { holdSettings, openSqlite } from "@/lib/store/node-sqlite";
import { transact } from "@/lib/store/transact";
import { databaseFile, emptyStore } from "@/tests/support/requests";

function addRow(store: Store, reference: string) {
  const hashes = { once_hash: reference, body_hash: reference };
  const sealed = { key_id: "k", data_key: "v1", sealed: "v1", ...hashes };
  const row = {
    id: reference,
    reference,
    received_at: 1,
    status: "new",
    changed_at: 1,
    version: 0,
    automatic: 0,
    ...sealed,
  } as const;
  return store.insertInto("requests").values(row).execute();
}

async function references(store: Store) {
  return (await store.selectFrom("requests").select("reference").execute()).map(({ reference }) => reference);
}

test("each connection waits for the disk, overwrites what is erased, and trusts no schema", async () => {
  const database = openSqlite(await databaseFile());
  const setting = (name: string) => Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0];
  expect(
    ["journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete", "trusted_schema"].map(setting),
  ).toEqual(["wal", 2, 1, 100, 1, 0]);
});

test("a database that cannot hold the settings is refused", () => {
  const inMemory = new DatabaseSync(":memory:");
  expect(() => holdSettings(inMemory)).toThrow("The database refuses the setting journal_mode = WAL; it keeps memory.");
});

test("whoever reads a page does not wait while another program holds the database", async () => {
  const { rows } = await sql<{ timeout: number }>`pragma busy_timeout`.execute(await emptyStore());
  expect(rows[0]?.timeout).toBeLessThan(10);
});

test("only its owner can read the database and its folder", async () => {
  const file = await databaseFile();
  const store = await openStore(file);
  await addRow(store, "A");
  const modeOf = async (name: string) => (await stat(name)).mode & 0o777;
  expect(await modeOf(path.dirname(file))).toBe(0o700);
  expect(await Promise.all([file, `${file}-wal`, `${file}-shm`].map(modeOf))).toEqual([0o600, 0o600, 0o600]);
});

test("what was stored is there when the database is opened again", async () => {
  const file = await databaseFile();
  const first = await openStore(file);
  await addRow(first, "A");
  await first.destroy();
  expect(await references(await openStore(file))).toEqual(["A"]);
});

test("what was committed can be read by another connection at once", async () => {
  const file = await databaseFile();
  await addRow(await openStore(file), "A");
  expect(new DatabaseSync(file).prepare("select reference from requests").all()).toEqual([{ reference: "A" }]);
});

test("a transaction that fails leaves nothing behind", async () => {
  const store = await emptyStore();
  const failing = store.transaction().execute(async (transaction) => {
    await addRow(transaction, "A");
    throw new Error("after the first row");
  });
  await expect(failing).rejects.toThrow("after the first row");
  expect(await references(store)).toEqual([]);
});

test("nothing is written to a file that was moved away, nor to one that was put in its place", async () => {
  const file = await databaseFile();
  const store = await openStore(file);
  const failure = () =>
    store
      .transaction()
      .execute((transaction) => addRow(transaction, "A"))
      .catch((error: unknown) => storeFailure(error));
  await rename(file, `${file}.away`);
  expect(await failure()).toBe("SQLITE_1032");
  openSqlite(file).close();
  expect(await failure()).toBe("SQLITE_1032");
  await rename(`${file}.away`, file);
  await failure();
  expect(await references(store)).toEqual(["A"]);
});

test("when the disk is full the failure says so, and nothing is left behind", async () => {
  const store = await emptyStore();
  await sql`pragma max_page_count = 1`.execute(store);
  const filling = store.transaction().execute(async (transaction) => {
    for (let row = 0; ; row += 1) await addRow(transaction, String(row));
  });
  expect(storeFailure(await filling.catch((error: unknown) => error))).toBe("SQLITE_13");
  expect(await references(store)).toEqual([]);
});

test("the tables are made once, and opening again leaves them alone", async () => {
  const file = await databaseFile();
  await (await openStore(file)).destroy();
  const store = await openStore(file);
  const applied = await sql<{ name: string }>`select name from kysely_migration`.execute(store);
  expect(applied.rows.map(({ name }) => name)).toEqual(Object.keys(MIGRATIONS));
});

test("the database of another program is refused, and left as it is", async () => {
  const file = await databaseFile();
  const other = openSqlite(file);
  other.exec("create table invoices (something text)");
  other.close();
  await expect(openStore(file)).rejects.toThrow(`${file} is the database of another program. Move it`);
  const tables = new DatabaseSync(file).prepare("select name from sqlite_master").all();
  expect(tables).toEqual([{ name: "invoices" }]);
});

test("a database that a newer version has changed is refused", async () => {
  const file = await databaseFile();
  const store = await openStore(file);
  await sql`insert into kysely_migration values ('9999-later', '2030-01-01')`.execute(store);
  await store.destroy();
  await expect(openStore(file)).rejects.toThrow("A newer version of this program has changed the database");
});

test("what is no database, is a folder, or is damaged, is named with what to do", async () => {
  const file = await databaseFile();
  await (await openStore(file)).destroy();
  const whole = await readFile(file);
  expect(() => refuseDamaged(file)).not.toThrow();
  await writeFile(file, Buffer.from(whole).fill(1, 4096, 8192));
  expect(() => refuseDamaged(file)).toThrow(`The database ${file} is damaged. Stop everything`);
  await writeFile(file, "Dear diary, ".repeat(100));
  await expect(openStore(file)).rejects.toThrow(`The database ${file} is not a database. Move it away`);
  await expect(openStore(path.dirname(file))).rejects.toThrow("is a folder, not a database");
});

test("a store that is down is told from a mistake of our own", async () => {
  const store = await emptyStore();
  const failure = await sql`select * from nowhere`.execute(store).catch((error: unknown) => error);
  expect(storeFailure(failure)).toBe("SQLITE_1");
  expect(storeFailure(Object.assign(new Error("no space"), { code: "ENOSPC", syscall: "write" }))).toBe("ENOSPC");
  expect(storeFailure(new TypeError("wrong"))).toBeUndefined();
  expect(storeFailure("wrong")).toBeUndefined();
});

test("a request waits while another process reads in the journal after a crash", async () => {
  const store = await openStore(await databaseFile());
  let tries = 0;
  const done = await transact(store, async () => {
    tries += 1;
    if (tries < 3) throw Object.assign(new Error("busy"), { code: "ERR_SQLITE_ERROR", errcode: 261 });
    return "done";
  });
  expect(done).toBe("done");
});
