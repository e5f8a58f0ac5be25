import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { checkForm } from "@/lib/consultation/form-data";
import { countRequests, findRequest, listRequests } from "@/lib/consultation/requests";
import { CONSENT_VERSION } from "@/lib/consultation/schema";
import { submitConsultation } from "@/lib/consultation/submit";
import { failWrites } from "@/tests/support/failing-store";
import {
  ALL_QUESTIONS,
  checkedRequest,
  databaseFile,
  emptyVault,
  surroundingsOf,
  typedForm,
  vaultIn,
} from "@/tests/support/requests";

const request = checkedRequest({ message: "please call after six" });

test("a request that got a reference is in the store under it, with the consent that was given", async () => {
  const vault = await emptyVault();
  const outcome = await submitConsultation(request, surroundingsOf(vault).surroundings);
  const stored = await findRequest(vault, outcome.ok ? outcome.reference : "");
  expect(stored).toMatchObject({
    receivedAt: new Date(1_790_000_000_000),
    consentVersion: CONSENT_VERSION,
    status: "new",
  });
});

test("two requests that draw the same reference both get stored", async () => {
  const vault = await emptyVault();
  const draws = Array.from({ length: 16 }, () => 0);
  const random = (size: number) => (size === 1 ? Uint8Array.of(draws.shift() ?? 1) : randomBytes(size));
  const first = await submitConsultation(request, surroundingsOf({ ...vault, random }).surroundings);
  const second = await submitConsultation(request, surroundingsOf({ ...vault, random }).surroundings);
  expect(first).toEqual({ ok: true, reference: "CC2C-C2CC" });
  expect(second).toEqual({ ok: true, reference: "DD3D-D3DD" });
  expect(await countRequests(vault)).toBe(2);
});

test("twenty requests at once are all stored", async () => {
  const vault = await emptyVault();
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () => submitConsultation(request, surroundingsOf(vault).surroundings)),
  );
  expect(outcomes.every(({ ok }) => ok)).toBe(true);
  expect(await countRequests(vault)).toBe(20);
});

test("the log of a failure holds nothing that the patient typed", async () => {
  const vault = await emptyVault();
  await vault.store.schema.alterTable("requests").renameTo("elsewhere").execute();
  const { logged, surroundings } = surroundingsOf(vault);
  await submitConsultation(request, surroundings);
  expect(JSON.stringify(logged)).not.toMatch(/ada|lovelace|after six/i);
});

test.each(["requests", "request_names", "outbox", "audit"] as const)(
  "when writing to %s fails, nothing of the request stays anywhere",
  async (table) => {
    const vault = await emptyVault();
    await failWrites(vault.store, table);
    expect(await submitConsultation(request, surroundingsOf(vault).surroundings)).toEqual({
      ok: false,
      reason: "unavailable",
    });
    for (const each of ["requests", "request_names", "outbox", "audit"] as const)
      expect(await vault.store.selectFrom(each).selectAll().execute()).toEqual([]);
  },
);

test("a mistake of our own is not passed off as a store that is down", async () => {
  const { surroundings } = surroundingsOf(await emptyVault(), { vault: () => Promise.reject(new TypeError("wrong")) });
  await expect(submitConsultation(request, surroundings)).rejects.toThrow(TypeError);
});

test("the same form sent again, fifty times at once, is one request with one reference, and makes nothing grow", async () => {
  const vault = await emptyVault();
  const { surroundings } = surroundingsOf(vault, { onceKey: "the form of one visit" });
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => submitConsultation(request, surroundings)));
  expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.reference)).size).toBe(1);
  expect(outcomes[0]).toMatchObject({ ok: true });
  for (const table of ["requests", "audit", "outbox"] as const)
    expect((await vault.store.selectFrom(table).selectAll().execute()).length).toBeLessThanOrEqual(2);
  expect(await countRequests(vault)).toBe(1);
});

test("the same form sent again with other answers is a second request", async () => {
  const vault = await emptyVault();
  const { surroundings } = surroundingsOf(vault, { onceKey: "the form of one visit" });
  await submitConsultation(request, surroundings);
  await submitConsultation({ ...request, message: "call before six" }, surroundings);
  expect(await countRequests(vault)).toBe(2);
});

test("without its key a request is unavailable, and nothing of it is stored", async () => {
  const file = await databaseFile();
  const vault = await vaultIn(path.dirname(file));
  await rm(path.join(path.dirname(file), "secrets/requests.key"));
  const { logged, surroundings } = surroundingsOf(vault);
  expect(await submitConsultation(request, surroundings)).toEqual({ ok: false, reason: "unavailable" });
  expect(logged).toEqual([["request-not-stored", { code: "KEY_UNUSABLE" }]]);
  expect(await countRequests(vault)).toBe(0);
});

test("an address that is given again and again gets three e-mails a day, and every request is kept", async () => {
  const vault = await emptyVault();
  const given = checkForm(typedForm({ email: "Ada@clinic.example" }), ALL_QUESTIONS);
  if (!given.ok) throw new Error("The form is not in order");
  for (let count = 0; count < 5; count++) await submitConsultation(given.request, surroundingsOf(vault).surroundings);
  const told = await vault.store.selectFrom("outbox").select("id").where("kind", "=", "acknowledgement").execute();
  expect(told).toHaveLength(3);
  expect(await countRequests(vault)).toBe(5);

  const nextDay = new Date(1_790_000_000_000 + 25 * 60 * 60 * 1_000);
  await submitConsultation(given.request, surroundingsOf(vault, { now: nextDay }).surroundings);
  const later = await vault.store.selectFrom("outbox").select("id").where("kind", "=", "acknowledgement").execute();
  expect(later).toHaveLength(4);
});

test("a program cannot use up the e-mails that tell a patient of a request", async () => {
  const vault = await emptyVault();
  for (let count = 0; count < 5; count++)
    await submitConsultation(request, surroundingsOf(vault, { automatic: true }).surroundings);
  await submitConsultation(request, surroundingsOf(vault).surroundings);
  const told = await vault.store.selectFrom("outbox").select("id").where("kind", "=", "acknowledgement").execute();
  expect(told).toHaveLength(1);
});

const SENDER = { address: "203.0.113.7", network: "203.0.113.0/24" };

test("what looks automatic is kept and set apart, acknowledged to nobody, and told to the clinic three times a day", async () => {
  const vault = await emptyVault();
  const { surroundings } = surroundingsOf(vault, { automatic: true });
  for (let count = 0; count < 5; count++)
    expect(await submitConsultation(request, surroundings)).toMatchObject({ ok: true });
  expect((await listRequests(vault)).map(({ automatic }) => automatic)).toEqual(Array.from({ length: 5 }, () => true));
  const mails = await vault.store.selectFrom("outbox").select("kind").execute();
  expect(mails).toEqual(Array.from({ length: 3 }, () => ({ kind: "notice" })));
});

test("a page that sends one request after the other is taken for a program's after the fifth", async () => {
  const vault = await emptyVault();
  const { surroundings } = surroundingsOf(vault, { onceKey: "the form of one visit" });
  for (let count = 0; count < 7; count++)
    await submitConsultation({ ...request, message: `number ${count}` }, surroundings);
  const marks = (await listRequests(vault)).map(({ automatic }) => automatic);
  expect(marks.filter((automatic) => automatic)).toHaveLength(2);
  expect(marks).toHaveLength(7);
});

test("over the limit nothing is stored, the log says so, and what was stored before keeps its receipt", async () => {
  const vault = await emptyVault();
  const { surroundings, logged } = surroundingsOf(vault, { sender: SENDER, onceKey: "the form of one visit" });
  const first = await submitConsultation(request, surroundings);
  for (let count = 1; count < 30; count++) await submitConsultation(request, { ...surroundings, onceKey: undefined });
  expect(await submitConsultation(request, { ...surroundings, onceKey: undefined })).toEqual({
    ok: false,
    reason: "too-many",
  });
  expect(logged).toEqual([["request-over-limit"]]);
  expect(await countRequests(vault)).toBe(30);
  expect(await submitConsultation(request, surroundings)).toEqual(first);
  const { surroundings: unlimited } = surroundingsOf(vault, { sender: SENDER, limited: false });
  expect(await submitConsultation(request, unlimited)).toMatchObject({ ok: true });
});

test("in a flood of requests all are kept, and nobody is told of what comes on top", async () => {
  const vault = await emptyVault();
  const { surroundings } = surroundingsOf(vault);
  for (let count = 0; count < 63; count += 1)
    await submitConsultation({ ...request, email: `ada${count}@example.com` }, surroundings);
  expect(await countRequests(vault)).toBe(63);
  const mails = await vault.store.selectFrom("outbox").select("kind").execute();
  expect(mails.filter(({ kind }) => kind === "notice")).toHaveLength(60);
  expect(mails.filter(({ kind }) => kind === "acknowledgement")).toHaveLength(60);
});
