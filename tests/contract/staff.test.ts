import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findSession } from "@/lib/staff/session";
import { signIn } from "@/lib/staff/sign-in";
import { accountWithPassword, browser, newDoor, PASSWORD, setUp, signInFully } from "@/tests/support/staff";

const START = new Date("2026-11-20T10:00:00Z");
const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: START });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Lets time pass, for us and for what reads the clock itself. */
function after(minutes: number): Date {
  const now = new Date(Date.now() + minutes * MINUTE);
  vi.setSystemTime(now);
  return now;
}

test("with the password alone nothing opens; the second factor is set up once and opens the rest", async () => {
  const door = await newDoor();
  const email = await accountWithPassword(door, START);
  const first = browser();
  const half = first.keep(await signIn(door, { email, password: PASSWORD }, first.asked(START)));
  expect(half).toMatchObject({ ok: true, next: "set-up" });
  expect(await findSession(door, first.cookies(), START)).toMatchObject({ isWhole: false });
  const own = browser();
  const secret = await setUp(door, email, START, own);
  expect(await findSession(door, own.cookies(), START)).toMatchObject({
    isWhole: true,
    staff: { email, role: "desk" },
  });
  expect(await findSession(door, first.cookies(), START)).toBeUndefined();
  const later = browser();
  const now = after(2);
  const step = later.keep(await signIn(door, { email, password: PASSWORD }, later.asked(now)));
  expect(step).toMatchObject({ ok: true, next: "second-factor" });
  expect(await findSession(door, later.cookies(), now)).toBeUndefined();
  const done = await signInFully(door, email, secret, now, later);
  expect(done).toMatchObject({ ok: true, next: "home" });
  expect(await findSession(door, later.cookies(), now)).toMatchObject({ isWhole: true });
});
