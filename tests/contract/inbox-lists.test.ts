import { expect, test } from "vitest";
import { closeRequest } from "@/lib/consultation/status";
import type { Vault } from "@/lib/consultation/vault";
import { countViews, readPlace, readView } from "@/lib/inbox/lists";
import { COUNTED, type ViewName } from "@/lib/inbox/schema";
import { workOn } from "@/tests/support/inbox";
import { emptyVault, submitTo } from "@/tests/support/requests";

const START = Date.UTC(2026, 10, 2);
const MINUTE = 60_000;

/** Sends so many requests, a minute apart, and gives their references, newest first. */
async function sendMany(vault: Vault, count: number, from = 0): Promise<string[]> {
  const sent: string[] = [];
  for (let number = from; number < from + count; number += 1) {
    const others = { now: new Date(START + number * MINUTE), limited: false };
    sent.unshift(await submitTo(vault, { email: `${number}@example.com` }, undefined, others));
  }
  return sent;
}

/** Every page of a view, by its references. */
async function pagesOf(vault: Vault, view: ViewName, overdue = new Date(0)): Promise<string[][]> {
  const pages: string[][] = [];
  for (let next: string | undefined = ""; next !== undefined; ) {
    const page = await readView(vault, view, { after: readPlace(next), overdue });
    pages.push(page.requests.map(({ reference }) => reference));
    next = page.next;
  }
  return pages;
}

test("each request is in one list, and what looks automatic stands apart until it is closed", async () => {
  const vault = await emptyVault();
  const [fresh, taken, done] = await sendMany(vault, 3);
  const apart = await submitTo(vault, {}, undefined, { automatic: true });
  const spam = await submitTo(vault, { name: "Spam" }, undefined, { automatic: true });
  await workOn(vault, taken ?? "", { status: "open" });
  await closeRequest(vault, done ?? "", { at: new Date() });
  await closeRequest(vault, spam, { at: new Date() });
  expect(await pagesOf(vault, "new")).toEqual([[fresh]]);
  expect(await pagesOf(vault, "open")).toEqual([[taken]]);
  expect((await pagesOf(vault, "closed")).flat().toSorted()).toEqual([done, spam].toSorted());
  expect(await pagesOf(vault, "automatic")).toEqual([[apart]]);
  expect(await countViews(vault.store, new Date(0))).toEqual({ new: 1, open: 1, closed: 2, automatic: 1, overdue: 0 });
});

test("page after page shows each request once, newest first, also when more come in meanwhile", async () => {
  const vault = await emptyVault();
  const sent = await sendMany(vault, 60);
  expect((await pagesOf(vault, "new")).map((page) => page.length)).toEqual([25, 25, 10]);
  const first = await readView(vault, "new", { overdue: new Date(0) });
  await sendMany(vault, 5, 60);
  const second = await readView(vault, "new", { after: readPlace(first.next), overdue: new Date(0) });
  expect([...first.requests, ...second.requests].map(({ reference }) => reference)).toEqual(sent.slice(0, 50));
});

test("those who came at the very same moment are not lost between two pages", async () => {
  const vault = await emptyVault();
  const sent: string[] = [];
  for (let number = 0; number < 30; number += 1)
    sent.push(await submitTo(vault, { email: `${number}@example.com` }, undefined, { now: new Date(START) }));
  expect((await pagesOf(vault, "new")).flat().toSorted()).toEqual(sent.toSorted());
});

test("who has waited too long comes first who has waited longest, until somebody has spoken or written to them", async () => {
  const vault = await emptyVault();
  const [later, ...early] = await sendMany(vault, 5);
  const [second, third, called, closed] = early;
  const overdue = new Date(START + 4 * MINUTE);
  await workOn(vault, second ?? "", { deed: "missed", status: "open" });
  await workOn(vault, called ?? "", { deed: "talked", status: "open" });
  await closeRequest(vault, closed ?? "", { at: new Date() });
  await submitTo(vault, {}, undefined, { automatic: true, now: new Date(START) });
  expect(await pagesOf(vault, "overdue", overdue)).toEqual([[third, second]]);
  expect((await countViews(vault.store, overdue)).overdue).toBe(2);
  expect(await pagesOf(vault, "overdue", new Date())).toEqual([[third, second, later]]);
});

test("a long list is counted no further than it has to be", async () => {
  const vault = await emptyVault();
  const row = await submitTo(vault).then(() =>
    vault.store.selectFrom("requests").selectAll().executeTakeFirstOrThrow(),
  );
  const copies = Array.from({ length: COUNTED + 20 }, (_, number) => {
    const own = `${number}`;
    return { ...row, id: own, reference: own, once_hash: own };
  });
  await vault.store.insertInto("requests").values(copies).execute();
  expect((await countViews(vault.store, new Date(0))).new).toBe(COUNTED + 1);
});

test("an address that names no place begins at the beginning", () => {
  for (const typed of [undefined, "", "x", ["a.b", "c.d"], "12.", "1.2.3", "'; drop table requests; --"])
    expect(readPlace(typed)).toBeUndefined();
});
