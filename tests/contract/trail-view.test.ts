import { expect, test } from "vitest";
import { readTrail } from "@/lib/audit/read";
import { type TrailFilter, trailFilterSchema, trailPath } from "@/lib/audit/schema";
import { ACTIONS, appendEntry, type Entry } from "@/lib/audit/trail";
import type { Vault } from "@/lib/consultation/vault";
import { addStaff } from "@/lib/staff/accounts";
import { submitTo } from "@/tests/support/requests";
import { newDoor } from "@/tests/support/staff";

const NOON = new Date(2026, 10, 20, 12);
const DAY = 86_400_000;
const ALL: TrailFilter = trailFilterSchema.parse({});

async function append({ store, hashKey }: Vault, entries: Entry[]) {
  await store.transaction().execute(async (transaction) => {
    for (const entry of entries) await appendEntry(transaction, entry, hashKey);
  });
}

/** The numbers on each page of a view of the trail. */
async function pagesOf({ store }: Vault, filter: TrailFilter, most?: number): Promise<number[][]> {
  const pages: number[][] = [];
  for (let before: number | undefined = Number.MAX_SAFE_INTEGER; before !== undefined; ) {
    const page = await readTrail(store, { ...filter, before }, most);
    pages.push(page.lines.map(({ number }) => number));
    before = page.next;
  }
  return pages;
}

test("the trail says who did what to which request or whose account, in words", async () => {
  const door = await newDoor();
  const { vault } = door;
  const made = await addStaff(
    door,
    { email: "ana@clinic.example", name: "Ana Ruiz", role: "admin" },
    { at: NOON, person: "machine" },
  );
  expect(made.ok).toBe(true);
  const { id } = await vault.store.selectFrom("staff").select("id").executeTakeFirstOrThrow();
  const reference = await submitTo(vault);
  const request = await vault.store.selectFrom("requests").select("id").executeTakeFirstOrThrow();
  await append(vault, [
    { action: "request-read", at: NOON, person: id, subject: request.id },
    { action: "requests-exported", at: NOON, person: id, subject: "2026-11-01/2026-11-20/all" },
    { action: "request-erased", at: NOON, subject: "gone" },
    { action: "staff-sign-in-failed", at: NOON, person: "hash-of-what-was-typed" },
  ]);
  const { lines } = await readTrail(vault.store, ALL);
  expect(lines.map(({ number, at, ...line }) => line).toReversed()).toEqual([
    { who: "Somebody at the machine of the site", words: "made an account", about: "Ana Ruiz" },
    { who: "The site", words: "took in a request", reference },
    { who: "Ana Ruiz", words: "read a request", reference },
    { who: "Ana Ruiz", words: "exported a table of requests", about: "received 2026-11-01 to 2026-11-20, all lists" },
    { who: "The site", words: "erased a request", about: "erased since" },
    { who: "Somebody without an account", words: "tried to sign in and failed" },
  ]);
});

test("page after page shows each entry once, newest first, narrowed down to a person, a kind and a day", async () => {
  const { vault } = await newDoor();
  const people = ["ana", "ben", "cleo"];
  await append(
    vault,
    Array.from({ length: 160 }, (_, count) => ({
      action: ACTIONS[count % ACTIONS.length] ?? "trail-read",
      person: people[count % 3] ?? "",
      at: new Date(NOON.getTime() + (count >= 80 ? DAY : 0) + count),
    })),
  );
  const pages = await pagesOf(vault, ALL);
  expect(pages.map((page) => page.length)).toEqual([50, 50, 50, 10]);
  expect(pages.flat()).toEqual(Array.from({ length: 160 }, (_, place) => 160 - place));
  const later = await pagesOf(vault, { ...ALL, day: "2026-11-21" });
  expect(later.flat()).toEqual(Array.from({ length: 80 }, (_, place) => 160 - place));
  const ofBen = await pagesOf(vault, { ...ALL, who: "ben", day: "2026-11-20" });
  expect(ofBen.flat()).toEqual(Array.from({ length: 27 }, (_, place) => 80 - place * 3));
  const kinds = ["access", "looks", "changes", "leaving", "accounts", "site"] as const;
  const found = await Promise.all(kinds.map((kind) => pagesOf(vault, { ...ALL, kind })));
  expect(found.every((of) => of.flat().length > 0)).toBe(true);
  expect(found.flat(2).toSorted((a, b) => b - a)).toEqual(pages.flat());
  expect(await pagesOf(vault, { ...ALL, day: "2025-01-01" })).toEqual([[]]);
});

test("what is rare is looked for bit by bit, and nothing of it is passed over", async () => {
  const { vault } = await newDoor();
  await append(
    vault,
    Array.from({ length: 100 }, (_, count) => ({
      action: count === 4 || count === 97 ? "request-erased" : "request-read",
      at: NOON,
    })),
  );
  const pages = await pagesOf(vault, { ...ALL, kind: "leaving" }, 30);
  expect(pages).toEqual([[98], [], [], [5]]);
  expect((await readTrail(vault.store, { ...ALL, kind: "leaving" }, 30)).isCut).toBe(true);
});

test("an address of the trail holds what was chosen, and whatever else one says is passed over", () => {
  const filter = trailFilterSchema.parse({ who: "aB3_-", kind: "leaving", day: "2026-11-20", before: "7", more: "x" });
  expect(trailPath(filter)).toBe("/staff/trail?who=aB3_-&kind=leaving&day=2026-11-20");
  expect(trailPath(ALL, 12)).toBe("/staff/trail?before=12");
  const none = { who: "<b>", kind: "no", day: "2026-02-30", before: "-1" };
  expect(trailPath(trailFilterSchema.parse(none))).toBe("/staff/trail");
  expect(trailFilterSchema.parse({ who: ["a", "b"], kind: "", day: "", before: "1e9" })).toEqual({});
});
