import path from "node:path";
import { expect, test } from "vitest";
import { verifyTrail } from "@/lib/audit/trail";
import { backUp } from "@/lib/backup/back-up";
import { restore } from "@/lib/backup/restore";
import { findRequest } from "@/lib/consultation/requests";
import { rotateKeys } from "@/lib/consultation/rotate";
import { closeRequest, noteRead } from "@/lib/consultation/status";
import type { Vault } from "@/lib/consultation/vault";
import { openRequest } from "@/lib/inbox/one";
import { setApart } from "@/lib/inbox/work";
import { STAFF, workOn } from "@/tests/support/inbox";
import { keptIn } from "@/tests/support/kept";
import { databaseFile, emptyVault, keySource, submitTo } from "@/tests/support/requests";

const [MORNING, NOON] = [new Date("2026-11-20T09:00:00Z"), new Date("2026-11-20T12:00:00Z")];

function open(vault: Vault, reference: string) {
  return openRequest(vault, reference, { action: "request-read", at: NOON, person: STAFF });
}

async function actions({ store }: Vault) {
  const rows = await store.selectFrom("audit").select(["action", "person"]).orderBy("number").execute();
  return rows.map(({ action, person }) => (person ? `${action} by ${person}` : action));
}

test("what staff did and noted stands with the request, word for word, and the trail says who did what", async () => {
  const vault = await emptyVault();
  const reference = await submitTo(vault);
  const text = "Prefers mornings. <b>Lift</b> needed é é 👩🏽‍⚕️\nSecond line";
  expect(await workOn(vault, reference, { deed: "missed", text, status: "open" }, MORNING)).toBe("saved");
  const opened = await open(vault, reference.toLowerCase().replace("-", " "));
  expect(opened?.notes).toEqual([{ at: MORNING, person: STAFF, deed: "missed", text }]);
  expect(opened?.request).toMatchObject({ status: "open", changedAt: MORNING, answeredAt: null, version: 2 });
  expect(opened?.steps.map(({ action }) => action)).toEqual(["request-received", "request-noted", "request-taken-up"]);
  expect(await actions(vault)).toEqual([
    "request-received",
    `request-noted by ${STAFF}`,
    `request-taken-up by ${STAFF}`,
    `request-read by ${STAFF}`,
  ]);
  expect(await verifyTrail(vault.store, vault.hashKey)).toMatchObject({ ok: true });
  const rows = await vault.store.selectFrom("notes").selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain("mornings");
});

test("a look at a request changes nothing about it but the trail", async () => {
  const vault = await emptyVault();
  const reference = await submitTo(vault);
  const before = await findRequest(vault, reference);
  await open(vault, reference);
  expect(await findRequest(vault, reference)).toEqual(before);
  expect(await open(vault, "KQ7M-X3RT")).toBeUndefined();
  expect(await open(vault, "../etc")).toBeUndefined();
});

test("the first answer is when somebody first spoke or wrote to the person, or closed without", async () => {
  const vault = await emptyVault();
  const answeredAt = async (reference: string) => (await findRequest(vault, reference))?.answeredAt;
  const [called, closed] = [await submitTo(vault), await submitTo(vault, { email: "b@example.com" })];
  await workOn(vault, called, { deed: "missed", status: "open" }, MORNING);
  expect(await answeredAt(called)).toBeNull();
  await workOn(vault, called, { version: 2, deed: "wrote", status: "open" }, NOON);
  await workOn(vault, called, { version: 3, deed: "talked", status: "closed" }, new Date());
  expect(await answeredAt(called)).toEqual(NOON);
  await closeRequest(vault, closed, { at: NOON });
  expect(await answeredAt(closed)).toEqual(NOON);
});

test("of two people at one request the second is told, and nothing of the first is lost", async () => {
  const vault = await emptyVault();
  const reference = await submitTo(vault);
  const both = await Promise.all([
    workOn(vault, reference, { deed: "talked", text: "mine", status: "open" }),
    workOn(vault, reference, { deed: "talked", text: "yours", status: "closed" }),
  ]);
  expect(both.toSorted()).toEqual(["meanwhile", "saved"]);
  expect((await open(vault, reference))?.notes).toHaveLength(1);
  const { id = "", version = 0 } = (await findRequest(vault, reference)) ?? {};
  expect(await setApart(vault, reference, { version: 0, automatic: true }, { at: NOON, person: STAFF })).toBe(
    "meanwhile",
  );
  expect(await workOn(vault, reference, { version, status: "new" })).toBe("saved");
  // The command at the machine counts as somebody else as well.
  await noteRead(vault, id, { at: NOON });
  expect(await workOn(vault, reference, { version: version + 1, status: "closed" })).toBe("meanwhile");
});

test("nothing to write down is no work, and a request that is gone is told", async () => {
  const vault = await emptyVault();
  const reference = await submitTo(vault);
  expect(await workOn(vault, reference, {})).toBe("nothing");
  expect(await workOn(vault, "KQ7M-X3RT", { text: "note" })).toBe("unknown");
  expect(await actions(vault)).toEqual(["request-received"]);
});

test("a request that a person sent is taken back from what looks automatic, and no late mail goes out by itself", async () => {
  const vault = await emptyVault();
  const reference = await submitTo(vault, {}, undefined, { automatic: true });
  const mails = await vault.store.selectFrom("outbox").select("id").execute();
  expect(await setApart(vault, reference, { version: 0, automatic: false }, { at: NOON, person: STAFF })).toBe("saved");
  expect(await findRequest(vault, reference)).toMatchObject({ automatic: false, status: "new", changedAt: NOON });
  expect(await setApart(vault, reference, { version: 1, automatic: false }, { at: NOON, person: STAFF })).toBe(
    "nothing",
  );
  expect(await setApart(vault, reference, { version: 1, automatic: true }, { at: NOON, person: STAFF })).toBe("saved");
  expect(await vault.store.selectFrom("outbox").select("id").execute()).toEqual(mails);
  expect((await actions(vault)).slice(1)).toEqual([`request-from-person by ${STAFF}`, `request-set-apart by ${STAFF}`]);
});

test("notes outlive a new key, a backup and a restore, and cannot be moved to another request", async () => {
  const kept = await keptIn();
  const { vault, source } = kept;
  const [mine, other] = [await submitTo(vault), await submitTo(vault, { email: "b@example.com" })];
  for (const reference of [mine, other]) await workOn(vault, reference, { text: `Note of ${reference}` }, MORNING);
  await rotateKeys(vault, source, NOON);
  const { file } = await backUp(kept, NOON, 14);
  const dataDir = path.dirname(await databaseFile());
  const REQUESTS_KEY = vault.keys().current.bytes.toString("base64");
  const target = { source: await keySource(dataDir, { REQUESTS_KEY }), backupDir: dataDir };
  expect(await restore({ file }, target, NOON)).toMatchObject({ ok: true, restored: 2, unreadable: 0 });

  const { id = "" } = (await findRequest(vault, other)) ?? {};
  await vault.store.updateTable("notes").set({ request_id: id }).execute();
  const texts = (await open(vault, other))?.notes.map((note) => (note.deed ? note.text : "cannot be opened"));
  expect(texts?.toSorted()).toEqual([`Note of ${other}`, "cannot be opened"]);
  const { openVault } = await import("@/lib/consultation/open-vault");
  const restored = await openVault(target.source, vault.random);
  expect((await open(restored, mine))?.notes).toEqual([
    { at: MORNING, person: STAFF, deed: "note", text: `Note of ${mine}` },
  ]);
});
