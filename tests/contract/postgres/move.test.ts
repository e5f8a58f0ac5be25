import { randomBytes } from "node:crypto";
import path from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { verifyTrail } from "@/lib/audit/trail";
import { findByPerson } from "@/lib/consultation/find";
import { openVault, storeFile } from "@/lib/consultation/open-vault";
import { listRequests } from "@/lib/consultation/requests";
import type { Vault } from "@/lib/consultation/vault";
import { ownTables } from "@/lib/store/check";
import { openStore } from "@/lib/store/database";
import { MOVED_TABLES, moveStore } from "@/lib/store/move";
import { runCommand } from "@/tests/support/command";
import { failWrites, mendWrites } from "@/tests/support/failing-store";
import { bareDatabase } from "@/tests/support/postgres";
import { databaseFile, emptyStore, submitTo } from "@/tests/support/requests";

const KEY = { REQUESTS_KEY: randomBytes(32).toString("base64") };

function open(dataDir: string, DATABASE_URL = ""): Promise<Vault> {
  return openVault({ dataDir, environment: { ...KEY, DATABASE_URL } }, randomBytes);
}

/** A clinic that runs on SQLite and has a few requests. */
async function clinic() {
  const dataDir = path.dirname(await databaseFile());
  const vault = await open(dataDir);
  for (const name of ["Ada Lovelace", "Grace Hopper"])
    await submitTo(vault, { name, message: "“quoted” 'single' 🐤" }, name, {
      sender: { address: "203.0.113.7", network: "203.0.113.0/24" },
    });
  return { dataDir, file: storeFile(dataDir), vault };
}

test("a clinic moves to a server and back, and finds everything as it was", async () => {
  const { dataDir, file, vault } = await clinic();
  const before = await listRequests(vault);
  await vault.store.destroy();
  const address = await bareDatabase();
  const there = await runCommand("db-move.ts", [file, "NEW_DATABASE"], { NEW_DATABASE: address });
  expect(there).toMatchObject({ code: 0, stderr: "" });
  for (const line of [
    "requests: 2 rows",
    "request_names: 4 rows",
    "kept_keys: 1 row,",
    "audit: 2 rows",
    "outbox: 4 rows",
    "arrivals: 3 rows",
    "set DATABASE_URL",
  ])
    expect(there.stdout).toContain(line);
  expect(there.stdout).not.toContain("tests:tests");

  await expect(open(dataDir)).rejects.toThrow(/were moved to b\S+ on 127\.0\.0\.1:\d+\. Set DATABASE_URL/);
  const moved = await open(dataDir, address);
  expect(await listRequests(moved)).toEqual(before);
  expect(await findByPerson(moved, "grace hopper")).toHaveLength(1);
  await submitTo(moved, { name: "Third" });
  const later = await listRequests(moved);
  expect(later).toHaveLength(3);
  await moved.store.destroy();

  const back = storeFile(path.dirname(await databaseFile()));
  expect(await runCommand("db-move.ts", [address, back])).toMatchObject({ code: 0 });
  await expect(openStore(address)).rejects.toThrow(`were moved to ${back}`);
  const again = await open(path.dirname(back));
  expect(await listRequests(again)).toEqual(later);
  expect(await verifyTrail(again.store, again.hashKey)).toMatchObject({ ok: true, count: 3 });
});

test("a site that still runs on the first database takes nothing more there, and says so", async () => {
  for (const [place, to] of [
    [undefined, await bareDatabase()],
    [await bareDatabase(), storeFile(path.dirname(await databaseFile()))],
  ] as const) {
    const dataDir = path.dirname(await databaseFile());
    const running = await open(dataDir, place);
    expect(await submitTo(running)).not.toBe("");
    await moveStore(place ?? storeFile(dataDir), to);
    expect(await submitTo(running)).toBe("");
    const sent = running.store.updateTable("outbox").set({ sent_at: 1 }).execute();
    await expect(sent).rejects.toThrow("moved");
    expect(await running.store.selectFrom("requests").select("id").execute()).toHaveLength(1);
  }
});

test("what is interrupted does no harm: the first database stays in use until all is done, and nobody uses half of one", async () => {
  const { file, vault, dataDir } = await clinic();
  const address = await bareDatabase();
  const target = await openStore(address);
  await failWrites(target, "audit");
  await expect(moveStore(file, address)).rejects.toThrow("no");
  expect(await target.selectFrom("requests").select("id").execute()).toEqual([]);
  expect(await submitTo(vault, { name: "Third" })).not.toBe("");
  await mendWrites(target, "audit");

  // The new database is full, but the first one cannot be closed.
  await sql`create trigger moved_outbox_delete before delete on outbox begin select 1; end`.execute(vault.store);
  await expect(moveStore(file, address)).rejects.toThrow("moved_outbox_delete already exists");
  await expect(openStore(address)).rejects.toThrow(`The move from ${file} to `);
  expect(await submitTo(vault, { name: "Fourth" })).not.toBe("");
  await expect(moveStore((await clinic()).file, address)).rejects.toThrow(`A move from ${file} to `);
  await sql`drop trigger moved_outbox_delete`.execute(vault.store);

  // Both are done, but the new one was not opened: then only that is left.
  const moved = await moveStore(file, address);
  expect(moved[0]).toMatchObject({ table: "requests", rows: 4 });
  const { id, place } =
    (await sql<{ id: string; place: string }>`select * from moved_away`.execute(vault.store)).rows[0] ?? {};
  await sql`create table moving_in (id text, place text)`.execute(target);
  await sql`insert into moving_in values (${id}, ${place})`.execute(target);
  await expect(openStore(address)).rejects.toThrow("was not finished");
  expect(await moveStore(file, address)).toEqual([]);
  expect(await listRequests(await open(dataDir, address))).toHaveLength(4);
});

test("a database that holds anything, is not there, or is the same, is no place to move to or from", async () => {
  const [{ file, vault }, other] = [await clinic(), await clinic()];
  await expect(moveStore(file, other.file)).rejects.toThrow("holds requests or keys of its own");
  await expect(moveStore(file, file)).rejects.toThrow("the same one");
  expect(await listRequests(other.vault)).toHaveLength(2);
  expect(await submitTo(vault)).not.toBe("");
  const refused = [[file], [file, "NOT_SET"], [`${file}.nowhere`, other.file], [file, "mysql://a:secret-word@b/c"]];
  const printed = await Promise.all(refused.map((args) => runCommand("db-move.ts", args)));
  for (const { code, stderr } of printed) expect([code, stderr.trim().split("\n").length]).toEqual([1, 1]);
  expect(printed.map(({ stdout, stderr }) => stdout + stderr).join()).not.toContain("secret-word");
});

test("a site is not started on a new server while requests lie in its old file", async () => {
  const { dataDir, file, vault } = await clinic();
  await vault.store.destroy();
  await expect(open(dataDir, await bareDatabase())).rejects.toThrow(`npm run db:move -- ${file} DATABASE_URL`);
});

test("no table is forgotten", async () => {
  const tables = await ownTables(await emptyStore());
  const kept = tables.filter((name) => !name.startsWith("kysely_") && name !== "requests_open");
  expect(kept.toSorted()).toEqual(MOVED_TABLES.toSorted());
});
