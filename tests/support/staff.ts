import type { Sender } from "@/lib/consultation/limits";
import { addStaff } from "@/lib/staff/accounts";
import { type KeptCookie, type SentCookies, withCookies } from "@/lib/staff/cookies";
import { type Door, doorTo } from "@/lib/staff/door";
import { giveCode, setUpSecondFactor } from "@/lib/staff/second-factor";
import { setPassword } from "@/lib/staff/set-password";
import { secretToSetUp } from "@/lib/staff/set-up";
import { type Asked, signIn } from "@/lib/staff/sign-in";
import { codeOf } from "./one-time-code";
import { emptyVault } from "./requests";

export const PASSWORD = "four calm words in a row";

const NO_COOKIES: SentCookies = { session: undefined, step: undefined };

/** A door to a new database. */
export async function newDoor(): Promise<Door> {
  return doorTo(await emptyVault(), "http://localhost:3000");
}

/** One browser of somebody who signs in: it keeps its cookies. Times are given with each step. */
export function browser(sender: Sender | undefined = { address: "203.0.113.7", network: "203.0.113.0/24" }) {
  let sent = NO_COOKIES;
  const keep = <Done extends object>(done: Done): Done => {
    if ("cookies" in done && Array.isArray(done.cookies)) sent = withCookies(sent, done.cookies satisfies KeptCookie[]);
    return done;
  };
  return { keep, asked: (now: Date): Asked => ({ sent, sender, now }), cookies: () => sent };
}

/** Makes an account with a password and gives its e-mail address. */
export async function accountWithPassword(
  door: Door,
  now: Date,
  { role = "desk", email = "ana@clinic.example" } = {},
): Promise<string> {
  const made = await addStaff(door, { email, name: "Ana Ruiz", role }, { at: now, person: "tester" });
  if (!made.ok) throw new Error(made.reason);
  const set = await setPassword(door, { code: made.code, password: PASSWORD }, "The Clinic", browser().asked(now));
  if (!set.ok) throw new Error(set.reason);
  return email;
}

/** Signs somebody in for the first time and sets up the second factor. Gives the secret of the app. */
export async function setUp(door: Door, email: string, now: Date, own = browser()): Promise<string> {
  own.keep(await signIn(door, { email, password: PASSWORD }, own.asked(now)));
  const found = await secretToSetUp(door, own.cookies(), now);
  if (!found) throw new Error("Nothing to set up");
  const done = own.keep(await setUpSecondFactor(door, codeOf(found.secret, now), own.asked(now)));
  if (!done.ok) throw new Error(done.reason);
  return found.secret;
}

/** Signs somebody in whose second factor is set up. */
export async function signInFully(door: Door, email: string, secret: string, now: Date, own = browser()) {
  own.keep(await signIn(door, { email, password: PASSWORD }, own.asked(now)));
  return own.keep(await giveCode(door, codeOf(secret, now), own.asked(now)));
}
