import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { verifyTrail } from "@/lib/audit/trail";
import type { Door } from "@/lib/staff/door";
import { noteSparingly } from "@/lib/staff/note";
import { giveCode } from "@/lib/staff/second-factor";
import { setPassword } from "@/lib/staff/set-password";
import { signIn } from "@/lib/staff/sign-in";
import { countTry, forgetOldTries } from "@/lib/staff/tries";
import { codeOf } from "@/tests/support/one-time-code";
import { accountWithPassword, browser, newDoor, PASSWORD, setUp, signInFully } from "@/tests/support/staff";

const START = new Date("2026-11-20T10:00:00Z");
const SECOND = 1_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: START });
});

afterEach(() => {
  vi.useRealTimers();
});

function after(seconds: number): Date {
  const now = new Date(Date.now() + seconds * SECOND);
  vi.setSystemTime(now);
  return now;
}

const HOME = { address: "203.0.113.7", network: "203.0.113.0/24" };

/** A neighbor of many, each with an address of its own. */
function stranger(number: number) {
  return { address: `198.51.${Math.floor(number / 250)}.${number % 250}`, network: "198.51.0.0/16" };
}

function tryPassword(door: Door, email: string, password: string, sender = HOME) {
  return signIn(door, { email, password }, browser(sender).asked(new Date()));
}

test("an address that nobody has gets the same answer as a wrong password, and waits just as long", async () => {
  const door = await newDoor();
  const email = await accountWithPassword(door, START);
  const answers = async (typed: string) => {
    const given = [];
    for (let tries = 0; tries < 7; tries += 1) given.push(await tryPassword(door, typed, "wrong wrong wrong"));
    return given;
  };
  const known = await answers(email);
  expect(await answers("nobody@clinic.example")).toEqual(known);
  expect(known.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => ({ ok: false, reason: "wrong" })));
  expect(known[6]).toEqual({ ok: false, reason: "wait", seconds: 10 });
  expect(await tryPassword(door, "no address", "wrong")).toEqual({ ok: false, reason: "wrong" });
});

test("each further try waits twice as long, many at once do not get past, and a right password ends it", async () => {
  const door = await newDoor();
  const email = await accountWithPassword(door, START);
  const many = await Promise.all(Array.from({ length: 12 }, () => tryPassword(door, email, "wrong wrong wrong")));
  expect(many.filter((done) => !done.ok && done.reason === "wrong")).toHaveLength(5);
  const wait = async () => {
    const done = await tryPassword(door, email, "wrong wrong wrong");
    return !done.ok && done.reason === "wait" ? done.seconds : 0;
  };
  const waits = [];
  for (let tries = 0; tries < 9; tries += 1) {
    const seconds = await wait();
    waits.push(seconds);
    after(seconds);
    expect(await wait()).toBe(0);
  }
  expect(waits).toEqual([10, 20, 40, 80, 160, 320, 640, 900, 900]);
  after(900);
  expect(await tryPassword(door, email, PASSWORD)).toMatchObject({ ok: true });
  expect(await wait()).toBe(0);
});

test("whoever tries an account from everywhere slows it, but not for its owner where they have signed in before", async () => {
  const door = await newDoor();
  const email = await accountWithPassword(door, START);
  await setUp(door, email, START, browser(HOME));
  const tried = { kind: "password", account: email, now: START } as const;
  for (let tries = 0; tries < 40; tries += 1) await countTry(door.vault, { ...tried, sender: stranger(tries) });
  expect(await tryPassword(door, email, PASSWORD, stranger(99))).toMatchObject({ ok: false, reason: "wait" });
  expect(await tryPassword(door, email, PASSWORD, HOME)).toMatchObject({ ok: true });
  after(61);
  expect(await tryPassword(door, email, PASSWORD, stranger(100))).toMatchObject({ ok: true });
});

test("whoever tries many accounts, codes of a phone or codes for a password from one place has to wait", async () => {
  const door = await newDoor();
  const email = await accountWithPassword(door, START);
  const secret = await setUp(door, email, START);
  const own = browser(stranger(1));
  own.keep(await signIn(door, { email, password: PASSWORD }, own.asked(after(120))));
  const given = [];
  for (let tries = 0; tries < 6; tries += 1) given.push(await giveCode(door, `00000${tries}`, own.asked(new Date())));
  expect(given[0]).toEqual({ ok: false, reason: "wrong" });
  expect(given.at(-1)?.ok).toBe(false);
  // Too many wrong codes end the step as well: the password has to be given again.
  expect(await giveCode(door, codeOf(secret, new Date()), own.asked(new Date()))).toMatchObject({ ok: false });
  const asked = browser(stranger(2)).asked(new Date());
  const codes = [];
  for (let tries = 0; tries < 21; tries += 1)
    codes.push(await setPassword(door, { code: `CODE-${tries}`, password: PASSWORD }, "Clinic", asked));
  expect(codes[0]).toEqual({ ok: false, reason: "code" });
  expect(codes[20]).toMatchObject({ ok: false, reason: "wait" });
});

test("tries are forgotten a day later, and where somebody signs in after a month", async () => {
  const door = await newDoor();
  const email = await accountWithPassword(door, START);
  await setUp(door, email, START);
  await tryPassword(door, "nobody@clinic.example", "wrong wrong wrong");
  const left = async () => (await door.vault.store.selectFrom("staff_tries").selectAll().execute()).length;
  await forgetOldTries(door.vault.store, after(25 * 3_600));
  expect(await left()).toBe(2);
  await forgetOldTries(door.vault.store, after(30 * 86_400));
  expect(await left()).toBe(0);
});

test("the trail says who signed in and what failed, names nobody in the clear, and a flood fills no disk", async () => {
  const door = await newDoor();
  const email = await accountWithPassword(door, START, { email: "ana-of-the-desk@clinic.example" });
  const secret = await setUp(door, email, START);
  await signInFully(door, email, secret, after(120));
  await tryPassword(door, email, "wrong secret words");
  await tryPassword(door, "typed-by-mistake@home.example", "wrong secret words");
  const { store, hashKey } = door.vault;
  const entries = () => store.selectFrom("audit").selectAll().orderBy("number").execute();
  const written = await entries();
  expect(written.map(({ action }) => action)).toEqual([
    "staff-added",
    "staff-password-set",
    "staff-second-factor-set-up",
    "staff-signed-in",
    "staff-signed-in",
    "staff-sign-in-failed",
    "staff-sign-in-failed",
  ]);
  const { id } = await store.selectFrom("staff").select("id").executeTakeFirstOrThrow();
  expect(written.slice(1, 6).every(({ person }) => person === id)).toBe(true);
  // Each with a sign that no hash and no number of a person holds, or too long for one to spell it by chance.
  expect(JSON.stringify(written)).not.toMatch(/@|ana-of-the-desk|ana ruiz|typed-by-mistake|\.example|wrong secret/i);
  for (let tries = 0; tries < 205; tries += 1)
    await noteSparingly(door.vault, { action: "staff-sign-in-failed", at: new Date() });
  expect((await entries()).length).toBe(7 + 200 - 2);
  after(3_600);
  await noteSparingly(door.vault, { action: "staff-sign-in-failed", at: new Date() });
  expect((await entries()).length).toBe(7 + 200 - 1);
  expect(await verifyTrail(store, hashKey)).toMatchObject({ ok: true });
});
