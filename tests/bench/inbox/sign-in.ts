import type { Vault } from "../../../lib/consultation/vault.ts";
import { addStaff } from "../../../lib/staff/accounts.ts";
import { COOKIES, type SentCookies, withCookies } from "../../../lib/staff/cookies.ts";
import { doorTo } from "../../../lib/staff/door.ts";
import { setUpSecondFactor } from "../../../lib/staff/second-factor.ts";
import { setPassword } from "../../../lib/staff/set-password.ts";
import { secretToSetUp } from "../../../lib/staff/set-up.ts";
import { signIn } from "../../../lib/staff/sign-in.ts";
import { codeOf } from "../../support/one-time-code.ts";

const [EMAIL, PASSWORD] = ["desk@clinic.example", "four calm words in a row"];

/** Makes an account, signs it in with both factors, and gives the cookie of its session as a browser sends it. */
export async function signedInCookie(vault: Vault): Promise<string> {
  const [door, now] = [doorTo(vault, "http://localhost"), new Date()];
  const asked = (sent: SentCookies) => ({ sent, sender: undefined, now });
  const nothing: SentCookies = { session: undefined, step: undefined };
  const made = await addStaff(door, { email: EMAIL, name: "Bench", role: "desk" }, { at: now, person: "bench" });
  if (!made.ok) throw new Error(made.reason);
  await setPassword(door, { code: made.code, password: PASSWORD }, "The Clinic", asked(nothing));
  const half = await signIn(door, { email: EMAIL, password: PASSWORD }, asked(nothing));
  const first = withCookies(nothing, half.ok ? half.cookies : []);
  const { secret = "" } = (await secretToSetUp(door, first, now)) ?? {};
  const whole = await setUpSecondFactor(door, codeOf(secret, now), asked(first));
  if (!whole.ok) throw new Error(whole.reason);
  const { session = "" } = withCookies(first, whole.cookies);
  return `${COOKIES.session}=${encodeURIComponent(session)}`;
}
