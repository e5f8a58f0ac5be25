import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { checkForm } from "@/lib/consultation/form-data";
import {
  addRequest,
  countRequests,
  findRequest,
  listRequests,
  lookUpReference,
  type NewRequest,
} from "@/lib/consultation/requests";
import type { TypedForm } from "@/lib/consultation/schema";
import type { Vault } from "@/lib/consultation/vault";
import { ALL_QUESTIONS, emptyVault, typedForm } from "@/tests/support/requests";

function newRequest(reference: string, receivedAt: Date, changes: Partial<TypedForm> = {}) {
  const checked = checkForm(typedForm(changes), ALL_QUESTIONS);
  if (!checked.ok) throw new Error("The form is not in order");
  return {
    id: randomBytes(8).toString("hex"),
    reference,
    receivedAt,
    consentVersion: "2026-11",
    onceKey: reference,
    automatic: false,
    request: checked.request,
  };
}

function add(vault: Vault, added: NewRequest) {
  return vault.store.transaction().execute((transaction) => addRequest(transaction, added, vault));
}

test("what was sent is found again by its reference, word for word", async () => {
  const vault = await emptyVault();
  const message = "שלום 👩🏽‍⚕️ é é\n\t“quoted” 'single' \\ %s {{x}}";
  await add(vault, newRequest("KQ7M-X3RT", new Date(1_790_000_000_123), { message, imaging: ["mri", "x-ray"] }));
  expect(await findRequest(vault, "KQ7M-X3RT")).toMatchObject({
    receivedAt: new Date(1_790_000_000_123),
    status: "new",
    consentVersion: "2026-11",
    answers: { name: "Ada Lovelace", message, imaging: ["mri", "x-ray"] },
  });
});

test("what was left blank is not kept, and neither are the ticks", async () => {
  const vault = await emptyVault();
  await add(vault, newRequest("KQ7M-X3RT", new Date(0)));
  const stored = await findRequest(vault, "KQ7M-X3RT");
  expect(Object.keys(stored?.readable ? stored.answers : {}).toSorted()).toEqual([
    "adult",
    "contactBy",
    "email",
    "examined",
    "name",
    "region",
  ]);
});

test("the list starts with the newest", async () => {
  const vault = await emptyVault();
  await add(vault, newRequest("CC2C-C2CC", new Date(2000)));
  await add(vault, newRequest("DD2D-D2DD", new Date(3000)));
  await add(vault, newRequest("FF2F-F2FF", new Date(1000)));
  const listed = await listRequests(vault);
  expect(listed.map(({ reference }) => reference)).toEqual(["DD2D-D2DD", "CC2C-C2CC", "FF2F-F2FF"]);
  expect(await countRequests(vault)).toBe(3);
});

test("a reference that is taken is refused, and the first request stays", async () => {
  const vault = await emptyVault();
  expect(await add(vault, newRequest("KQ7M-X3RT", new Date(0), { name: "First" }))).toBe(true);
  expect(await add(vault, newRequest("KQ7M-X3RT", new Date(0), { name: "Second" }))).toBe(false);
  expect(await findRequest(vault, "KQ7M-X3RT")).toMatchObject({ answers: { name: "First" } });
});

test("a receipt is only given for a reference that is stored", async () => {
  const vault = await emptyVault();
  await add(vault, newRequest("KQ7M-X3RT", new Date(0)));
  expect(await lookUpReference(async () => vault, "kq7mx3rt")).toEqual({ state: "known", reference: "KQ7M-X3RT" });
  expect(await lookUpReference(async () => vault, "KQ7M-X3RR")).toEqual({ state: "unknown" });
  expect(await lookUpReference(async () => vault, "")).toEqual({ state: "unknown" });
});

test("a store that cannot be asked does not make a request unknown", async () => {
  const vault = await emptyVault();
  await vault.store.schema.alterTable("requests").renameTo("elsewhere").execute();
  expect(await lookUpReference(async () => vault, "KQ7M-X3RT")).toEqual({ state: "unavailable" });
});
