import { normalEmail } from "../consultation/hashes.ts";
import type { Sender } from "../consultation/limits.ts";
import { hashOfToken } from "./auth-rows.ts";
import { cookiesIn, headersWith, type KeptCookie, type SentCookies, tokenOf, withCookies } from "./cookies.ts";
import type { Door } from "./door.ts";
import { noteSparingly, personTyping } from "./note.ts";
import { refused } from "./refusal.ts";
import { PASSWORD_LENGTH } from "./schema.ts";
import { countTry, forgetTry } from "./tries.ts";

/** Who asks: the cookies of the browser, where it is, and when. */
export type Asked = { sent: SentCookies; sender: Sender | undefined; now: Date };

/** How a step of the sign-in ended. `wait` says that it was tried too often, and for how many seconds to wait. */
export type Step<Next extends string> =
  | { ok: true; next: Next; cookies: KeptCookie[] }
  | { ok: false; reason: "wrong" }
  | { ok: false; reason: "wait"; seconds: number };

/**
 * The first step: e-mail address and password. It leads to the second factor, or to where that is set up, and opens
 * nothing else. An address that we do not know gets the same answer, after the same work.
 */
export async function signIn(
  door: Door,
  typed: { email: string; password: string },
  { sent, sender, now }: Asked,
): Promise<Step<"second-factor" | "set-up">> {
  const email = normalEmail(typed.email).slice(0, 200);
  const password = typed.password.slice(0, PASSWORD_LENGTH.most);
  const tried = { kind: "password", account: email, sender, now } as const;
  const counted = await countTry(door.vault, tried);
  if (!counted.ok) return counted;
  // No cookie goes along: no browser is trusted to do without the second factor.
  const { api } = door.auth;
  const answer = await api
    .signInEmail({ body: { email, password }, headers: new Headers(), returnHeaders: true })
    .catch(refused);
  if (!answer) {
    const person = await personTyping(door.vault, email);
    await noteSparingly(door.vault, { action: "staff-sign-in-failed", person, at: now });
    return { ok: false, reason: "wrong" };
  }
  await forgetTry(door.vault, tried);
  await endOldSession(door, sent);
  const cookies = cookiesIn(answer.headers);
  if ("twoFactorRedirect" in answer.response) return { ok: true, next: "second-factor", cookies };
  const headers = headersWith("session", withCookies(sent, cookies));
  await api.enableTwoFactor({ body: { password, method: "totp" }, headers });
  return { ok: true, next: "set-up", cookies };
}

/** Whoever signs in anew leaves the session before, and nobody can have laid one under them. */
async function endOldSession({ vault }: Door, { session }: SentCookies): Promise<void> {
  const token = tokenOf(session);
  if (token) await vault.store.deleteFrom("staff_sessions").where("token_hash", "=", hashOfToken(token)).execute();
}
