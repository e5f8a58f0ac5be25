import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { checkForm } from "@/lib/consultation/form-data";
import { countRequests } from "@/lib/consultation/requests";
import { type Surroundings, submitConsultation } from "@/lib/consultation/submit";
import type { Vault } from "@/lib/consultation/vault";
import type { LogDetails } from "@/lib/log";
import { ALL_QUESTIONS, databaseFile, emptyVault, typedForm, vaultIn } from "@/tests/support/requests";

const checked = checkForm(typedForm({ message: "please call after six" }), ALL_QUESTIONS);
if (!checked.ok) throw new Error("The form is not in order");
const { request } = checked;

function around(vault: Vault, changes: Partial<Surroundings> = {}) {
  const logged: [string, LogDetails?][] = [];
  const surroundings: Surroundings = {
    vault: async () => vault,
    now: new Date(1_790_000_000_000),
    log: (...event) => logged.push(event),
    ...changes,
  };
  return { logged, surroundings };
}

test("a locked database makes the request unavailable, and nothing of it is stored", async () => {
  const file = await databaseFile();
  const vault = await vaultIn(path.dirname(file));
  const other = new DatabaseSync(file);
  other.exec("begin immediate");
  const { logged, surroundings } = around(vault);
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
  await submitConsultation(request, around(vault).surroundings);
  other.exec("rollback");
  expect(await submitConsultation(request, around(vault).surroundings)).toMatchObject({ ok: true });
});

test("a read-only database makes the request unavailable", async () => {
  const vault = await emptyVault();
  await sql`pragma query_only = on`.execute(vault.store);
  expect(await submitConsultation(request, around(vault).surroundings)).toEqual({ ok: false, reason: "unavailable" });
  expect(await countRequests(vault)).toBe(0);
});

test("a full disk makes the request unavailable, and what was stored before stays whole", async () => {
  const vault = await emptyVault();
  await submitConsultation(request, around(vault).surroundings);
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(vault.store);
  await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(vault.store);
  const long = { ...request, name: "x".repeat(100_000) };
  expect(await submitConsultation(long, around(vault).surroundings)).toEqual({ ok: false, reason: "unavailable" });
  expect(await countRequests(vault)).toBe(1);
  const check = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(vault.store);
  expect(check.rows).toEqual([{ integrity_check: "ok" }]);
});

test("a folder that cannot be written to makes the request unavailable", async () => {
  const { surroundings } = around(await emptyVault(), { vault: () => vaultIn("/dev/null") });
  expect(await submitConsultation(request, surroundings)).toEqual({ ok: false, reason: "unavailable" });
});
