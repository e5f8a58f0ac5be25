import { createSecretKey } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { ACTIONS, appendEntry, type Entry, verifyTrail } from "@/lib/audit/trail";
import type { Store } from "@/lib/store/database";
import { emptyStore, emptyVault, submitTo } from "@/tests/support/requests";

const KEY = createSecretKey(Buffer.alloc(32, 1));

function append(store: Store, entry: Partial<Entry> = {}) {
  const whole: Entry = { action: "request-read", at: new Date(5), subject: "an-id", ...entry };
  return store.transaction().execute((transaction) => appendEntry(transaction, whole, KEY));
}

async function trailOf(length: number): Promise<Store> {
  const store = await emptyStore();
  for (let count = 0; count < length; count += 1) await append(store, { subject: `id-${count}` });
  return store;
}

test("entries made at once stand in one order, each with the hash of the one before", async () => {
  const store = await emptyStore();
  await Promise.all(ACTIONS.map((action) => append(store, { action })));
  const rows = await store.selectFrom("audit").selectAll().orderBy("number").execute();
  expect(rows.map(({ number }) => number)).toEqual(ACTIONS.map((_, place) => place + 1));
  expect(rows.slice(1).map(({ previous }) => previous)).toEqual(rows.slice(0, -1).map(({ hash }) => hash));
  expect(await verifyTrail(store, KEY)).toEqual({ ok: true, count: ACTIONS.length, last: rows.at(-1)?.hash });
});

test("an empty trail holds, and so does one that is longer than what is read at a time", async () => {
  expect(await verifyTrail(await emptyStore(), KEY)).toEqual({ ok: true, count: 0, last: "start" });
  const store = await emptyStore();
  await store.transaction().execute(async (transaction) => {
    for (let count = 0; count < 201; count += 1)
      await appendEntry(transaction, { action: "request-read", at: new Date(count) }, KEY);
  });
  expect(await verifyTrail(store, KEY)).toMatchObject({ ok: true, count: 201 });
});

test("adding an entry reads one of those before it, however many there are", async () => {
  const store = await trailOf(5);
  const read: number[] = [];
  const counted = store.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      read.push(result.rows.length);
      return result;
    },
  });
  await append(counted);
  expect(Math.max(...read)).toBe(1);
});

test("whatever is changed in an entry, the trail says where", async () => {
  const store = await trailOf(5);
  const changes = { at: 6, action: "x", person: "x", subject: "x", previous: "x", hash: "x" };
  const whole = await store.selectFrom("audit").selectAll().orderBy("number").execute();
  for (const { number, ...columns } of whole)
    for (const change of Object.entries(changes)) {
      await store
        .updateTable("audit")
        .set(Object.fromEntries([change]))
        .where("number", "=", number)
        .execute();
      expect(await verifyTrail(store, KEY)).toEqual({ ok: false, number });
      await store.updateTable("audit").set(columns).where("number", "=", number).execute();
    }
  expect(await verifyTrail(store, KEY)).toMatchObject({ ok: true, count: 5 });
});

test("an entry that was taken out, exchanged with another or added by somebody without the key is found", async () => {
  const taken = await trailOf(4);
  await sql`delete from audit where number = 2`.execute(taken);
  expect(await verifyTrail(taken, KEY)).toEqual({ ok: false, number: 2 });
  const exchanged = await trailOf(4);
  await sql`update audit set number = case number when 2 then -3 when 3 then -2 else number end`.execute(exchanged);
  await sql`update audit set number = abs(number)`.execute(exchanged);
  expect(await verifyTrail(exchanged, KEY)).toEqual({ ok: false, number: 2 });
  const added = await trailOf(2);
  const entry = { action: "request-read", at: new Date() } as const;
  await added
    .transaction()
    .execute((transaction) => appendEntry(transaction, entry, createSecretKey(Buffer.alloc(32, 9))));
  expect(await verifyTrail(added, KEY)).toEqual({ ok: false, number: 3 });
});

test("a request and its entry are kept both or neither", async () => {
  const vault = await emptyVault();
  await submitTo(vault);
  const { id } = await vault.store.selectFrom("requests").select("id").executeTakeFirstOrThrow();
  expect(await vault.store.selectFrom("audit").selectAll().execute()).toMatchObject([
    { action: "request-received", subject: id, person: null },
  ]);
  await vault.store.schema.alterTable("audit").renameTo("elsewhere").execute();
  expect(await submitTo(vault)).toBe("");
  expect(await vault.store.selectFrom("requests").select("id").execute()).toHaveLength(1);
});
