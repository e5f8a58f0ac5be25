import { existsSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { verifyTrail } from "@/lib/audit/trail";
import type { Kept } from "@/lib/backup/kept";
import { findRequest, listRequests } from "@/lib/consultation/requests";
import { closeRequest, noteRead, reopenRequest } from "@/lib/consultation/status";
import type { LogDetails } from "@/lib/log";
import { mailFile } from "@/lib/mail/mail-files";
import { confirmClock, heldBy } from "@/lib/retention/clock";
import { waitingWords } from "@/lib/retention/due";
import { retentionRound } from "@/lib/retention/round";
import { keptIn } from "@/tests/support/kept";
import { submitTo } from "@/tests/support/requests";

const TERMS = { keepDays: 90, keepOpenDays: 365 };
const [HOUR, DAY] = [3_600_000, 86_400_000];
const START = Date.UTC(2026, 0, 1);

/** A moment so many days after the start of these tests. */
function day(days: number): Date {
  return new Date(START + days * DAY);
}

function send(kept: Kept, now: Date, changes = {}) {
  return submitTo(kept.vault, changes, undefined, { now, limited: false });
}

/** Looks again and again from one moment to another, as the site does, and gives what the log has of it. */
async function keepLooking(kept: Kept, from: Date, to: Date) {
  const logged: [string, LogDetails?][] = [];
  for (let at = from.getTime(); at <= to.getTime(); at += 6 * HOUR)
    await retentionRound(kept, TERMS, new Date(at), (...event) => logged.push(event));
  return logged;
}

/** A site whose clock has been watched for a day before a moment. */
async function watchedUntil(now: Date, kept?: Kept): Promise<Kept> {
  const watched = kept ?? (await keptIn());
  await confirmClock(watched.vault, { at: now });
  return watched;
}

/** What one look erases, which is what the log says. */
async function round(kept: Kept, now: Date, log: (event: string, details?: LogDetails) => void = () => undefined) {
  let erased = 0;
  await retentionRound(kept, TERMS, now, (event, details) => {
    erased += details?.count ?? 0;
    log(event, details);
  });
  return erased;
}

async function references({ vault }: Kept): Promise<string[]> {
  return (await listRequests(vault)).map(({ reference }) => reference);
}

test("a request is erased 90 days after it was closed, an open one 365 days after its last change, and no others", async () => {
  const kept = await keptIn();
  const closed = await send(kept, day(0));
  const reopened = await send(kept, day(0), { email: "b@example.com" });
  const untouched = await send(kept, day(0), { email: "c@example.com" });
  for (const reference of [closed, reopened]) await closeRequest(kept.vault, reference, { at: day(10) });
  await reopenRequest(kept.vault, reopened, { at: day(20) });

  await watchedUntil(day(99), kept);
  expect(await round(kept, day(99.9))).toBe(0);
  const logged: unknown[] = [];
  expect(await round(kept, day(100), (...event) => logged.push(event))).toBe(1);
  expect(logged).toEqual([["requests-erased", { count: 1 }]]);
  expect((await references(kept)).toSorted()).toEqual([reopened, untouched].toSorted());
  await watchedUntil(day(364.9), kept);
  expect(await round(kept, day(364.9))).toBe(0);
  expect(await round(kept, day(365))).toBe(1);
  expect(await references(kept)).toEqual([reopened]);
  await watchedUntil(day(385), kept);
  expect(await round(kept, day(385))).toBe(1);
  expect(await verifyTrail(kept.vault.store, kept.vault.hashKey)).toMatchObject({ ok: true });
  const erased = kept.vault.store.selectFrom("audit").select("person").where("action", "=", "request-erased");
  expect(await erased.execute()).toEqual([{ person: null }, { person: null }, { person: null }]);
});

test("many that are due at once are erased to the last", async () => {
  const kept = await keptIn();
  for (let count = 0; count < 45; count += 1) await send(kept, day(0));
  await watchedUntil(day(365), kept);
  expect(await round(kept, day(365))).toBe(45);
  expect(await references(kept)).toEqual([]);
});

test("in its first day, and for a day after the site was off, nothing is erased", async () => {
  const kept = await keptIn();
  await send(kept, day(0));
  const first = await keepLooking(kept, day(400), day(401));
  expect(new Set(first.slice(0, -1).map(([event]) => event))).toEqual(new Set(["erasing-held"]));
  expect(first.at(-1)).toEqual(["requests-erased", { count: 1 }]);
  await send(kept, day(401));
  expect(await keepLooking(kept, day(420), day(420))).toEqual([["erasing-held", { reason: "settling" }]]);
});

test("a clock that jumps ahead erases nothing until somebody says that it is right, and none is lost if it is not", async () => {
  const kept = await keptIn();
  await send(kept, day(0));
  await keepLooking(kept, day(1), day(2.5));
  const years = day(3_650);
  const wrong = await keepLooking(kept, years, new Date(years.getTime() + 3 * DAY));
  expect(new Set(wrong.map(([, details]) => details?.reason))).toEqual(new Set(["clock-ahead"]));
  expect(await heldBy(kept.vault.store)).toBe("clock-ahead");
  expect(await references(kept)).toHaveLength(1);
  // The clock is put right, and all goes on as before.
  expect(await round(kept, day(3))).toBe(0);
  expect(await heldBy(kept.vault.store)).toBeUndefined();
  await keepLooking(kept, years, years);
  await confirmClock(kept.vault, { at: years });
  expect(await round(kept, years)).toBe(1);
});

test("a clock that is behind erases nothing", async () => {
  const kept = await watchedUntil(day(500));
  await send(kept, day(0));
  await send(kept, day(500));
  const logged: unknown[] = [];
  expect(await round(kept, day(400), (...event) => logged.push(event))).toBe(0);
  expect(logged).toEqual([["erasing-held", { reason: "clock-behind" }]]);
});

test("a request that came while the clock was years behind is kept for its full time", async () => {
  const kept = await watchedUntil(day(1_000));
  await send(kept, day(1_000));
  const early = await send(kept, new Date(0), { email: "b@example.com" });
  await send(kept, day(1_000.1), { email: "c@example.com" });
  expect(await round(kept, day(1_000.2))).toBe(0);
  expect(await findRequest(kept.vault, early)).toMatchObject({ changedAt: day(1_000) });
  await watchedUntil(day(1_365), kept);
  expect(await round(kept, day(1_365))).toBe(2);
});

test("letters in files go once their request is gone, and others stay", async () => {
  const kept = await watchedUntil(day(1));
  await send(kept, day(1));
  const { dataDir } = kept.source;
  const [owed] = await kept.vault.store.selectFrom("outbox").select("id").execute();
  mkdirSync(path.join(dataDir, "mail"));
  const [here, stray, fresh] = [owed?.id ?? "", "stray", "fresh"].map((id) => mailFile(dataDir, id));
  for (const file of [here, stray, fresh]) writeFileSync(file ?? "", "To: ada@example.com");
  for (const file of [here, stray]) utimesSync(file ?? "", day(0), day(0));
  await round(kept, new Date(day(1).getTime() + HOUR));
  expect([here, stray, fresh].map((file) => existsSync(file ?? ""))).toEqual([true, false, true]);
});

test("a request is new until somebody reads it, open until it is closed, and closed until it is opened again", async () => {
  const kept = await keptIn();
  const { vault } = kept;
  const reference = await send(kept, day(0));
  const status = async () => {
    const found = await findRequest(vault, reference);
    return [found?.status, found?.changedAt, found?.closedAt];
  };
  const { id = "" } = (await findRequest(vault, reference)) ?? {};
  expect(await status()).toEqual(["new", day(0), null]);
  await noteRead(vault, id, { at: day(1) });
  expect(await status()).toEqual(["open", day(1), null]);
  await noteRead(vault, id, { at: day(2) });
  expect(await status()).toEqual(["open", day(1), null]);
  expect(await reopenRequest(vault, reference, { at: day(2) })).toBe("as-before");
  expect(await closeRequest(vault, reference, { at: day(3), person: "staff" })).toBe("changed");
  expect(await status()).toEqual(["closed", day(3), day(3)]);
  expect(await closeRequest(vault, reference, { at: day(4) })).toBe("as-before");
  await noteRead(vault, id, { at: day(5) });
  expect(await status()).toEqual(["closed", day(3), day(3)]);
  expect(await reopenRequest(vault, reference, { at: day(6) })).toBe("changed");
  expect(await status()).toEqual(["open", day(6), null]);
  expect(await closeRequest(vault, "KQ7M-X3RT", { at: day(6) })).toBe("unknown");
  const trail = await vault.store.selectFrom("audit").select(["action", "person"]).orderBy("number").execute();
  expect(trail.map(({ action }) => action)).toEqual([
    "request-received",
    "request-read",
    "request-read",
    "request-closed",
    "request-read",
    "request-reopened",
  ]);
  expect(trail[3]?.person).toBe("staff");
});

test("staff are told what waits for long, and the day of its erasure once that is near", () => {
  const open = { status: "open", changedAt: day(0), closedAt: null } as const;
  expect(waitingWords(open, TERMS, day(6.9))).toEqual([]);
  expect(waitingWords(open, TERMS, day(12))).toEqual(["untouched for 12 days"]);
  expect(waitingWords(open, TERMS, day(340))).toEqual(["untouched for 340 days", "will be erased on 2026-12-31"]);
  expect(waitingWords({ status: "closed", changedAt: day(0), closedAt: day(0) }, TERMS, day(80))).toEqual([]);
  expect(waitingWords({ ...open, changedAt: day(3_650) }, TERMS, day(1))).toEqual([
    expect.stringContaining("the clock was wrong"),
  ]);
});
