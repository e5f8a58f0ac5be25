import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { addStaff, disableStaff, listStaff, resetStaff } from "@/lib/staff/accounts";
import { doorTo } from "@/lib/staff/door";
import { confirmWithCode, giveCode, giveRecoveryCode, setUpSecondFactor } from "@/lib/staff/second-factor";
import { endSessions, findSession, signOut } from "@/lib/staff/session";
import { setPassword } from "@/lib/staff/set-password";
import { codesToKeep, makeNewCodes, secretToSetUp } from "@/lib/staff/set-up";
import { signIn } from "@/lib/staff/sign-in";
import { codeOf } from "@/tests/support/one-time-code";
import { accountWithPassword, browser, newDoor, PASSWORD, setUp, signInFully } from "@/tests/support/staff";

const START = new Date("2026-11-20T10:00:00Z");
const MINUTE = 60_000;
const DONE = { at: START, person: "tester" };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: START });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Lets minutes pass, for us and for what reads the clock itself. */
function after(minutes: number): Date {
  const now = new Date(Date.now() + minutes * MINUTE);
  vi.setSystemTime(now);
  return now;
}

test("with the password alone nothing opens, neither before the second factor is set up nor after, in any browser", async () => {
  const door = await newDoor();
  const email = await accountWithPassword(door, START);
  const before = browser();
  expect(before.keep(await signIn(door, { email, password: PASSWORD }, before.asked(START)))).toMatchObject({
    next: "set-up",
  });
  expect(await findSession(door, before.cookies(), START)).toMatchObject({ isWhole: false });
  const unused = await door.auth.api.viewBackupCodes({
    body: { userId: (await findSession(door, before.cookies(), START))?.person.id ?? "" },
  });
  expect(await giveRecoveryCode(door, unused.backupCodes[0] ?? "", before.asked(START))).toEqual({
    ok: false,
    reason: "ended",
  });
  const own = browser();
  const secret = await setUp(door, email, START, own);
  expect(await findSession(door, own.cookies(), START)).toMatchObject({
    isWhole: true,
    person: { email },
    role: "desk",
  });
  // What was begun with the password alone did not become whole, and cannot set up a factor of its own.
  expect(await findSession(door, before.cookies(), START)).toBeUndefined();
  expect(await secretToSetUp(door, before.cookies(), START)).toBeUndefined();
  expect(await setUpSecondFactor(door, codeOf(secret, after(2)), before.asked(new Date()))).toMatchObject({
    ok: false,
  });

  const later = browser();
  const now = after(2);
  expect(later.keep(await signIn(door, { email, password: PASSWORD }, later.asked(now)))).toMatchObject({
    next: "second-factor",
  });
  // One of the first browser of that person: between the two steps there is no session at all.
  expect(await door.vault.store.selectFrom("staff_sessions").select("id").execute()).toHaveLength(1);
  const { step } = later.cookies();
  for (const sent of [later.cookies(), { session: step, step: undefined }, { session: step, step }]) {
    expect(await findSession(door, sent, now)).toBeUndefined();
    expect(await secretToSetUp(door, sent, now)).toBeUndefined();
    expect(await confirmWithCode(door, codeOf(secret, now), { ...later.asked(now), sent })).toMatchObject({
      ok: false,
    });
  }
  expect(later.keep(await giveCode(door, codeOf(secret, now), later.asked(now)))).toMatchObject({ ok: true });
  expect(await findSession(door, later.cookies(), now)).toMatchObject({ isWhole: true, isConfirmed: false });
});

test("a session ends after a quarter of an hour without anything, after eight hours in any case, and when it is told to", async () => {
  const door = await newDoor();
  const email = await accountWithPassword(door, START);
  const own = browser();
  const secret = await setUp(door, email, START, own);
  for (let minutes = 0; minutes < 8 * 60 - 14; minutes += 14)
    expect(await findSession(door, own.cookies(), after(14)), String(minutes)).toBeDefined();
  expect(await findSession(door, own.cookies(), after(14))).toBeUndefined();
  await signInFully(door, email, secret, new Date(), own);
  expect(await findSession(door, own.cookies(), after(14))).toBeDefined();
  expect(await findSession(door, own.cookies(), after(16))).toBeUndefined();
  await signInFully(door, email, secret, new Date(), own);
  const kept = own.cookies();
  await signOut(door, kept, new Date());
  expect(await findSession(door, kept, new Date())).toBeUndefined();
});

test("each sign-in and each confirmation has a token of its own, and the one before opens nothing", async () => {
  const door = await newDoor();
  const email = await accountWithPassword(door, START);
  const own = browser();
  const secret = await setUp(door, email, START, own);
  const first = own.cookies();
  let now = after(2);
  await signInFully(door, email, secret, now, own);
  const second = own.cookies();
  expect(await findSession(door, first, now)).toBeUndefined();
  now = after(2);
  expect(own.keep(await confirmWithCode(door, codeOf(secret, now), own.asked(now)))).toMatchObject({ ok: true });
  expect(await findSession(door, second, now)).toBeUndefined();
  expect(await findSession(door, own.cookies(), now)).toMatchObject({ isConfirmed: true });
  expect(await findSession(door, own.cookies(), after(4.9))).toMatchObject({ isConfirmed: true });
  expect(await findSession(door, own.cookies(), after(0.2))).toMatchObject({ isWhole: true, isConfirmed: false });
  const elsewhere = browser();
  await signInFully(door, email, secret, after(1), elsewhere);
  const id = (await findSession(door, own.cookies(), new Date()))?.person.id ?? "";
  await endSessions(door, id, elsewhere.cookies());
  expect(await findSession(door, own.cookies(), new Date())).toBeUndefined();
  expect(await findSession(door, elsewhere.cookies(), new Date())).toBeDefined();
});

test("a code of the app works once, also when two servers are given it at the same moment, and only around its time", async () => {
  const door = await newDoor();
  const email = await accountWithPassword(door, START);
  const secret = await setUp(door, email, START);
  const other = doorTo(door.vault, "http://localhost:3000");
  const now = after(10);
  const [here, there] = [browser(), browser({ address: "198.51.100.9", network: "198.51.100.0/24" })];
  for (const one of [here, there]) one.keep(await signIn(door, { email, password: PASSWORD }, one.asked(now)));
  const code = codeOf(secret, now);
  const both = await Promise.all([giveCode(door, code, here.asked(now)), giveCode(other, code, there.asked(now))]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  for (const [minutes, ok] of [
    [-1, false],
    [1.2, false],
    [-0.5, true],
  ] as const) {
    const moment = after(5);
    const one = browser();
    one.keep(await signIn(door, { email, password: PASSWORD }, one.asked(moment)));
    const typed = codeOf(secret, new Date(moment.getTime() + minutes * MINUTE));
    expect((await giveCode(door, ` ${typed.slice(0, 3)} ${typed.slice(3)} `, one.asked(moment))).ok).toBe(ok);
  }
});

test("a recovery code works once, and new ones put an end to the old; they are shown for a quarter of an hour", async () => {
  const door = await newDoor();
  const email = await accountWithPassword(door, START);
  const own = browser();
  await setUp(door, email, START, own);
  const id = (await findSession(door, own.cookies(), START))?.person.id ?? "";
  const codes = (await codesToKeep(door, id, START)) ?? [];
  expect(codes).toHaveLength(10);
  const use = async (code: string) => {
    const one = browser();
    one.keep(await signIn(door, { email, password: PASSWORD }, one.asked(new Date())));
    return (await giveRecoveryCode(door, code, one.asked(new Date()))).ok;
  };
  expect(await use((codes[0] ?? "").toLowerCase().replace("-", " "))).toBe(true);
  expect(await use(codes[0] ?? "")).toBe(false);
  const both = await Promise.all([use(codes[1] ?? ""), use(codes[1] ?? "")]);
  expect(both.filter(Boolean)).toHaveLength(1);
  await makeNewCodes(door, id, new Date());
  expect(await use(codes[2] ?? "")).toBe(false);
  expect(await codesToKeep(door, id, after(14))).toHaveLength(10);
  expect(await codesToKeep(door, id, after(2))).toBeUndefined();
});

test("a code for a password works once within two days, signs nobody in, and a newer one puts an end to it", async () => {
  const door = await newDoor();
  const made = await addStaff(door, { email: " Ana@Clinic.example", name: "Ana Ruiz", role: "admin" }, DONE);
  const first = made.ok ? made.code : "";
  const asked = browser().asked;
  const use = (code: string, password = PASSWORD) => setPassword(door, { code, password }, "Clinic", asked(new Date()));
  expect(await use(first, "short")).toMatchObject({ reason: "password" });
  const again = await resetStaff(door, "ana@clinic.example", DONE);
  const second = again.ok ? again.code : "";
  expect(await use(first)).toEqual({ ok: false, reason: "code" });
  after(47 * 60);
  expect(await use(second.toLowerCase().replaceAll("-", " "))).toEqual({ ok: true });
  expect(await use(second)).toEqual({ ok: false, reason: "code" });
  expect(await door.vault.store.selectFrom("staff_sessions").select("id").execute()).toEqual([]);
  const third = await resetStaff(door, "ana@clinic.example", { ...DONE, at: new Date() });
  after(48 * 60 + 1);
  expect(await use(third.ok ? third.code : "")).toEqual({ ok: false, reason: "code" });
});

test("a reset begins anew, with the second factor too; whoever is disabled is out at once", async () => {
  const door = await newDoor();
  const email = await accountWithPassword(door, START, { role: "clinician" });
  const own = browser();
  const secret = await setUp(door, email, START, own);
  const made = await resetStaff(door, email, DONE);
  expect(await findSession(door, own.cookies(), START)).toBeUndefined();
  expect(await signIn(door, { email, password: PASSWORD }, own.asked(START))).toEqual({ ok: false, reason: "wrong" });
  await setPassword(door, { code: made.ok ? made.code : "", password: PASSWORD }, "Clinic", own.asked(START));
  expect(own.keep(await signIn(door, { email, password: PASSWORD }, own.asked(START)))).toMatchObject({
    next: "set-up",
  });
  expect(await setUpSecondFactor(door, codeOf(secret, after(2)), own.asked(new Date()))).toMatchObject({ ok: false });
  const anew = await secretToSetUp(door, own.cookies(), new Date());
  own.keep(await setUpSecondFactor(door, codeOf(anew?.secret ?? "", new Date()), own.asked(new Date())));
  expect(await findSession(door, own.cookies(), new Date())).toMatchObject({ isWhole: true });
  expect(await listStaff(door)).toEqual([{ email, name: "Ana Ruiz", role: "clinician", state: "ready" }]);
  expect(await disableStaff(door, email, DONE)).toEqual({ ok: true, email });
  expect(await findSession(door, own.cookies(), new Date())).toBeUndefined();
  expect(await signIn(door, { email, password: PASSWORD }, own.asked(new Date()))).toEqual({
    ok: false,
    reason: "wrong",
  });
  expect(await listStaff(door)).toMatchObject([{ state: "disabled" }]);
});

test("an account is made for an address once, with a name and a role that there is", async () => {
  const door = await newDoor();
  const add = (email: string, name: string, role: string) => addStaff(door, { email, name, role }, DONE);
  expect(await add("ana@clinic.example", "Ana Ruiz", "desk")).toMatchObject({ ok: true });
  for (const [email, name, role] of [
    ["ANA@clinic.example", "Ana Ruiz", "desk"],
    ["ana", "Ana Ruiz", "desk"],
    ["bo@clinic.example", " ", "desk"],
    ["bo@clinic.example", "Bo", "owner"],
  ] as const)
    expect(await add(email, name, role)).toMatchObject({ ok: false });
  expect(await disableStaff(door, "bo@clinic.example", DONE)).toMatchObject({ ok: false });
  expect(await listStaff(door)).toHaveLength(1);
});
