import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { countRequests } from "@/lib/consultation/requests";
import { submitConsultation } from "@/lib/consultation/submit";
import { checkedRequest, databaseFile, emptyVault, surroundingsOf, vaultIn } from "@/tests/support/requests";

const request = checkedRequest({ message: "please call after six" });

test("a locked database makes the request unavailable, and nothing of it is stored", async () => {
  const file = await databaseFile();
  const vault = await vaultIn(path.dirname(file));
  const other = new DatabaseSync(file);
  other.exec("begin immediate");
  const { logged, surroundings } = surroundingsOf(vault);
  expect(await submitConsultation(request, surroundings)).toEqual({ ok: false, reason: "unavailable" });
  other.exec("rollback");
  expect(await countRequests(vault)).toBe(0);
  expect(logged).toEqual([["request-not-stored", { code: "SQLITE_5" }]]);
});

test("once the lock is gone the same store takes requests again", async () => {
  const file = await databaseFile();
  const vault = await vaultIn(path.dirname(file));
  const other = new DatabaseSync(file);
  other.exec("begin immediate");
  await submitConsultation(request, surroundingsOf(vault).surroundings);
  other.exec("rollback");
  expect(await submitConsultation(request, surroundingsOf(vault).surroundings)).toMatchObject({ ok: true });
});

test("a read-only database makes the request unavailable", async () => {
  const vault = await emptyVault();
  await sql`pragma query_only = on`.execute(vault.store);
  expect(await submitConsultation(request, surroundingsOf(vault).surroundings)).toEqual({
    ok: false,
    reason: "unavailable",
  });
  expect(await countRequests(vault)).toBe(0);
});

test("a full disk makes the request unavailable, and what was stored before stays whole", async () => {
  const vault = await emptyVault();
  await submitConsultation(request, surroundingsOf(vault).surroundings);
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(vault.store);
  await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(vault.store);
  const long = { ...request, name: "x".repeat(100_000) };
  expect(await submitConsultation(long, surroundingsOf(vault).surroundings)).toEqual({
    ok: false,
    reason: "unavailable",
  });
  expect(await countRequests(vault)).toBe(1);
  const check = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(vault.store);
  expect(check.rows).toEqual([{ integrity_check: "ok" }]);
});

test("a folder that cannot be written to makes the request unavailable", async () => {
  const { surroundings } = surroundingsOf(await emptyVault(), { vault: () => vaultIn("/dev/null") });
  expect(await submitConsultation(request, surroundings)).toEqual({ ok: false, reason: "unavailable" });
});
