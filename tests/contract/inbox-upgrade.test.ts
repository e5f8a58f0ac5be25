import path from "node:path";
import { Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { expect, test } from "vitest";
import { countViews } from "@/lib/inbox/lists";
import { openStore } from "@/lib/store/database";
import { MIGRATIONS } from "@/lib/store/migrations/all";
import { nodeSqliteDialect, openSqlite } from "@/lib/store/node-sqlite";
import { postgresDialect } from "@/lib/store/postgres";
import { bareDatabase, databaseUrl } from "@/tests/support/postgres";
import { databaseFile } from "@/tests/support/requests";

test("requests of an earlier version are in the lists, found by name, and those that were closed count as answered", async () => {
  const file = await databaseFile();
  const address = (await databaseUrl(path.dirname(file))) && (await bareDatabase());
  const old = new Kysely<unknown>({
    dialect: address ? postgresDialect(address) : nodeSqliteDialect(openSqlite(file)),
  });
  const before = Object.entries(MIGRATIONS).filter(([name]) => name < "0008");
  const provider = { getMigrations: async () => Object.fromEntries(before) };
  await new Migrator({ db: old, provider }).migrateToLatest();
  for (const [id, status, closed] of [
    ["a", "new", null],
    ["b", "open", null],
    ["c", "closed", 9],
  ] as const) {
    await sql`
      insert into requests (id, reference, received_at, status, automatic, key_id, data_key, sealed, once_hash, body_hash, changed_at, closed_at)
      values (${id}, ${id}, 5, ${status}, 0, 'k', 'v1', 'v1', ${id}, ${id}, 5, ${closed})
    `.execute(old);
    await sql`insert into request_names (request_id, word_hash) values (${id}, 'ada')`.execute(old);
  }
  await old.destroy();

  const store = await openStore(address ?? file);
  expect(await countViews(store, new Date(6))).toEqual({ new: 1, open: 1, closed: 1, automatic: 0, overdue: 2 });
  const closed = await store.selectFrom("requests").selectAll().where("id", "=", "c").executeTakeFirst();
  expect(closed).toMatchObject({ answered_at: 9, version: 0 });
  const names = await store.selectFrom("request_names").select("received_at").execute();
  expect(names).toEqual([{ received_at: 5 }, { received_at: 5 }, { received_at: 5 }]);
  await store.destroy();
});
