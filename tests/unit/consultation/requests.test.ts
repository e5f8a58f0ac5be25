import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { checkForm } from "@/lib/consultation/form-data";
import { addRequest, countRequests, findRequest, listRequests, lookUpReference } from "@/lib/consultation/requests";
import type { TypedForm } from "@/lib/consultation/schema";
import { ALL_QUESTIONS, emptyStore, typedForm } from "@/tests/support/requests";

function newRequest(reference: string, receivedAt: Date, changes: Partial<TypedForm> = {}) {
  const checked = checkForm(typedForm(changes), ALL_QUESTIONS);
  if (!checked.ok) throw new Error("The form is not in order");
  return {
    id: randomBytes(8).toString("hex"),
    reference,
    receivedAt,
    consentVersion: "2026-11",
    request: checked.request,
  };
}

test("what was sent is found again by its reference, word for word", async () => {
  const store = await emptyStore();
  const message = "שלום 👩🏽‍⚕️ é é\n\t“quoted” 'single' \\ %s {{x}}";
  await addRequest(store, newRequest("KQ7M-X3RT", new Date(1_790_000_000_123), { message, imaging: ["mri", "x-ray"] }));
  expect(await findRequest(store, "KQ7M-X3RT")).toMatchObject({
    receivedAt: new Date(1_790_000_000_123),
    status: "new",
    consentVersion: "2026-11",
    answers: { name: "Ada Lovelace", message, imaging: ["mri", "x-ray"] },
  });
});

test("what was left blank is not kept, and neither are the ticks", async () => {
  const store = await emptyStore();
  await addRequest(store, newRequest("KQ7M-X3RT", new Date(0)));
  const stored = await findRequest(store, "KQ7M-X3RT");
  expect(Object.keys(stored?.answers ?? {}).toSorted()).toEqual([
    "adult",
    "contactBy",
    "email",
    "examined",
    "name",
    "region",
  ]);
});

test("the list starts with the newest", async () => {
  const store = await emptyStore();
  await addRequest(store, newRequest("CC2C-C2CC", new Date(2000)));
  await addRequest(store, newRequest("DD2D-D2DD", new Date(3000)));
  await addRequest(store, newRequest("FF2F-F2FF", new Date(1000)));
  const listed = await listRequests(store);
  expect(listed.map(({ reference }) => reference)).toEqual(["DD2D-D2DD", "CC2C-C2CC", "FF2F-F2FF"]);
  expect(await countRequests(store)).toBe(3);
});

test("a reference that is taken is refused, and the first request stays", async () => {
  const store = await emptyStore();
  expect(await addRequest(store, newRequest("KQ7M-X3RT", new Date(0), { name: "First" }))).toBe(true);
  expect(await addRequest(store, newRequest("KQ7M-X3RT", new Date(0), { name: "Second" }))).toBe(false);
  expect((await findRequest(store, "KQ7M-X3RT"))?.answers.name).toBe("First");
});

test("a receipt is only given for a reference that is stored", async () => {
  const store = await emptyStore();
  await addRequest(store, newRequest("KQ7M-X3RT", new Date(0)));
  expect(await lookUpReference(async () => store, "kq7mx3rt")).toEqual({ state: "known", reference: "KQ7M-X3RT" });
  expect(await lookUpReference(async () => store, "KQ7M-X3RR")).toEqual({ state: "unknown" });
  expect(await lookUpReference(async () => store, "")).toEqual({ state: "unknown" });
});

test("a store that cannot be asked does not make a request unknown", async () => {
  const store = await emptyStore();
  await store.schema.dropTable("requests").execute();
  expect(await lookUpReference(async () => store, "KQ7M-X3RT")).toEqual({ state: "unavailable" });
});
