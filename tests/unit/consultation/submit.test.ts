import { randomBytes } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { checkForm } from "@/lib/consultation/form-data";
import { countRequests, findRequest } from "@/lib/consultation/requests";
import { CONSENT_VERSION } from "@/lib/consultation/schema";
import { type Surroundings, submitConsultation } from "@/lib/consultation/submit";
import type { LogDetails } from "@/lib/log";
import { openStore, type Store } from "@/lib/store/database";
import { ALL_QUESTIONS, databaseFile, emptyStore, typedForm } from "@/tests/support/requests";

const checked = checkForm(typedForm({ message: "please call after six" }), ALL_QUESTIONS);
if (!checked.ok) throw new Error("The form is not in order");
const { request } = checked;

function around(store: Store, changes: Partial<Surroundings> = {}) {
  const logged: [string, LogDetails?][] = [];
  const surroundings: Surroundings = {
    store: async () => store,
    random: randomBytes,
    now: new Date(1_790_000_000_000),
    log: (...event) => logged.push(event),
    ...changes,
  };
  return { logged, surroundings };
}

test("a request that got a reference is in the store under it, with the consent that was given", async () => {
  const store = await emptyStore();
  const outcome = await submitConsultation(request, around(store).surroundings);
  const stored = await findRequest(store, outcome.ok ? outcome.reference : "");
  expect(stored).toMatchObject({
    receivedAt: new Date(1_790_000_000_000),
    consentVersion: CONSENT_VERSION,
    status: "new",
  });
});

test("two requests that draw the same reference both get stored", async () => {
  const store = await emptyStore();
  const draws = Array.from({ length: 16 }, () => 0);
  const random = () => Uint8Array.of(draws.shift() ?? 1);
  const first = await submitConsultation(request, around(store, { random }).surroundings);
  const second = await submitConsultation(request, around(store, { random }).surroundings);
  expect(first).toEqual({ ok: true, reference: "CC2C-C2CC" });
  expect(second).toEqual({ ok: true, reference: "DD3D-D3DD" });
  expect(await countRequests(store)).toBe(2);
});

test("twenty requests at once are all stored", async () => {
  const store = await emptyStore();
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () => submitConsultation(request, around(store).surroundings)),
  );
  expect(outcomes.every(({ ok }) => ok)).toBe(true);
  expect(await countRequests(store)).toBe(20);
});

test("a locked database makes the request unavailable, and nothing of it is stored", async () => {
  const file = await databaseFile();
  const store = await openStore(file);
  const other = new DatabaseSync(file);
  other.exec("begin immediate");
  const { logged, surroundings } = around(store);
  expect(await submitConsultation(request, surroundings)).toEqual({ ok: false, reason: "unavailable" });
  other.exec("rollback");
  expect(await countRequests(store)).toBe(0);
  expect(logged).toEqual([["request-not-stored", { code: "SQLITE_5" }]]);
});

test("once the lock is gone the same store takes requests again", async () => {
  const file = await databaseFile();
  const store = await openStore(file);
  const other = new DatabaseSync(file);
  other.exec("begin immediate");
  await submitConsultation(request, around(store).surroundings);
  other.exec("rollback");
  expect(await submitConsultation(request, around(store).surroundings)).toMatchObject({ ok: true });
});

test("a read-only database makes the request unavailable", async () => {
  const store = await emptyStore();
  await sql`pragma query_only = on`.execute(store);
  expect(await submitConsultation(request, around(store).surroundings)).toEqual({ ok: false, reason: "unavailable" });
  expect(await countRequests(store)).toBe(0);
});

test("a full disk makes the request unavailable, and what was stored before stays whole", async () => {
  const store = await emptyStore();
  await submitConsultation(request, around(store).surroundings);
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(store);
  await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(store);
  const long = { ...request, name: "x".repeat(100_000) };
  expect(await submitConsultation(long, around(store).surroundings)).toEqual({ ok: false, reason: "unavailable" });
  expect(await countRequests(store)).toBe(1);
  const check = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(store);
  expect(check.rows).toEqual([{ integrity_check: "ok" }]);
});

test("a folder that cannot be written to makes the request unavailable", async () => {
  const { surroundings } = around(await emptyStore(), { store: () => openStore("/dev/null/clinic.db") });
  expect(await submitConsultation(request, surroundings)).toEqual({ ok: false, reason: "unavailable" });
});

test("the log of a failure holds nothing that the patient typed", async () => {
  const store = await emptyStore();
  await store.schema.dropTable("requests").execute();
  const { logged, surroundings } = around(store);
  await submitConsultation(request, surroundings);
  expect(JSON.stringify(logged)).not.toMatch(/ada|lovelace|after six/i);
});

test("a mistake of our own is not passed off as a store that is down", async () => {
  const store = () => Promise.reject(new TypeError("wrong"));
  const { surroundings } = around(await emptyStore(), { store });
  await expect(submitConsultation(request, surroundings)).rejects.toThrow(TypeError);
});
