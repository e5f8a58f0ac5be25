import { cookiesIn, headersWith, type SentCookies, tokenOf, withCookies } from "./cookies.ts";
import type { Door } from "./door.ts";
import { note, noteSparingly } from "./note.ts";
import { claimOnce } from "./once.ts";
import { readRecoveryCode } from "./one-time-code.ts";
import { refused } from "./refusal.ts";
import { endSessions, findSession } from "./session.ts";
import type { Asked, Step } from "./sign-in.ts";
import { countTry, forgetTry } from "./tries.ts";

/** A code of the app counts for its half minute, the one before and the one after; it is used up for longer than that. */
const CODE_USED_FOR = 3 * 60_000;

/** For how long the recovery codes are shown after they were made. Milliseconds. */
export const CODES_SHOWN_FOR = 15 * 60_000;

/** The six digits in what somebody typed, with or without spaces. */
function readCode(typed: string): string {
  return typed.normalize("NFKC").replace(/[\s-]/g, "").slice(0, 20);
}

/** Whose second factor is asked for, after the password. Better-auth looks at the cookie's signature afterwards. */
async function personAtStep({ auth }: Door, { step }: SentCookies): Promise<string | undefined> {
  const identifier = tokenOf(step);
  if (!identifier?.startsWith("2fa-")) return undefined;
  const { internalAdapter } = await auth.$context;
  return (await internalAdapter.findVerificationValue(identifier))?.value;
}

/** Says whether a browser is between the password and the second factor. */
export async function isAtStep(door: Door, sent: SentCookies): Promise<boolean> {
  return (await personAtStep(door, sent)) !== undefined;
}

/** The second step with a code of the app. It opens the staff area. Each code works once. */
export function giveCode(
  door: Door,
  typed: string,
  asked: Asked,
): Promise<Step<"home"> | { ok: false; reason: "ended" }> {
  const code = readCode(typed);
  const { api } = door.auth;
  const headers = headersWith("step", asked.sent);
  return secondStep(door, asked, async (id) => {
    if (!(await claimCode(door, id, code, asked.now))) return undefined;
    return api.verifyTOTP({ body: { code }, headers, returnHeaders: true }).catch(refused);
  });
}

/** The second step with a recovery code, for whoever has no phone at hand. Each works once. */
export async function giveRecoveryCode(door: Door, typed: string, asked: Asked): ReturnType<typeof giveCode> {
  const code = readRecoveryCode(typed);
  const { api } = door.auth;
  const headers = headersWith("step", asked.sent);
  const id = await personAtStep(door, asked.sent);
  const done = await secondStep(door, asked, () =>
    api.verifyBackupCode({ body: { code }, headers, returnHeaders: true }).catch(refused),
  );
  if (done.ok && id) await note(door.vault, { action: "staff-recovery-code-used", person: id, at: asked.now });
  return done;
}

async function secondStep(
  door: Door,
  { sent, sender, now }: Asked,
  verify: (id: string) => Promise<{ headers: Headers } | undefined>,
): ReturnType<typeof giveCode> {
  const { vault } = door;
  const id = await personAtStep(door, sent);
  if (id === undefined) return { ok: false, reason: "ended" };
  const tried = { kind: "second-factor", account: id, sender, now } as const;
  const counted = await countTry(vault, tried);
  if (!counted.ok) return counted;
  const answer = await verify(id);
  if (!answer) {
    await noteSparingly(vault, { action: "staff-sign-in-failed", person: id, at: now });
    return (await personAtStep(door, sent)) ? { ok: false, reason: "wrong" } : { ok: false, reason: "ended" };
  }
  await forgetTry(vault, tried);
  await note(vault, { action: "staff-signed-in", person: id, at: now });
  return { ok: true, next: "home", cookies: cookiesIn(answer.headers) };
}

/** Sets up the second factor with its first code. Whatever else was begun with the password alone ends. */
export async function setUpSecondFactor(
  door: Door,
  typed: string,
  { sent, sender, now }: Asked,
): ReturnType<typeof giveCode> {
  const { vault, auth } = door;
  const session = await findSession(door, sent, now);
  if (!session || session.isWhole) return { ok: false, reason: "ended" };
  const { id } = session.person;
  const tried = { kind: "second-factor", account: id, sender, now } as const;
  const counted = await countTry(vault, tried);
  if (!counted.ok) return counted;
  const code = readCode(typed);
  if (!(await claimCode(door, id, code, now))) return { ok: false, reason: "wrong" };
  const headers = headersWith("session", sent);
  const answer = await auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true }).catch(refused);
  if (!answer) return { ok: false, reason: "wrong" };
  const cookies = cookiesIn(answer.headers);
  await forgetTry(vault, tried);
  await endSessions(door, id, withCookies(sent, cookies));
  await showCodes(door, id, now.getTime() + CODES_SHOWN_FOR);
  await note(vault, { action: "staff-second-factor-set-up", person: id, at: now });
  await note(vault, { action: "staff-signed-in", person: id, at: now });
  return { ok: true, next: "home", cookies };
}

/** A further code within a session, before something that cannot be taken back. The session goes on under a new token. */
export async function confirmWithCode(
  door: Door,
  typed: string,
  { sent, sender, now }: Asked,
): ReturnType<typeof giveCode> {
  const { vault, auth } = door;
  const session = await findSession(door, sent, now);
  if (!session?.isWhole) return { ok: false, reason: "ended" };
  const { id } = session.person;
  const tried = { kind: "second-factor", account: id, sender, now } as const;
  const counted = await countTry(vault, tried);
  if (!counted.ok) return counted;
  const code = readCode(typed);
  const headers = headersWith("session", sent);
  const isRight =
    (await claimCode(door, id, code, now)) && (await auth.api.verifyTOTP({ body: { code }, headers }).catch(refused));
  if (!isRight) {
    await noteSparingly(vault, { action: "staff-sign-in-failed", person: id, at: now });
    return { ok: false, reason: "wrong" };
  }
  const answer = await auth.api.confirmSession({ headers, returnHeaders: true });
  await forgetTry(vault, tried);
  await note(vault, { action: "staff-confirmed", person: id, at: now });
  return { ok: true, next: "home", cookies: cookiesIn(answer.headers) };
}

/** Uses a code of somebody's app up: of several who give the same one, one may go on. */
function claimCode({ vault }: Door, id: string, code: string, now: Date): Promise<boolean> {
  return claimOnce(vault, `code ${id} ${code}`, now, CODE_USED_FOR);
}

async function showCodes({ vault }: Door, id: string, until: number): Promise<void> {
  await vault.store
    .updateTable("staff_second_factors")
    .set({ codes_shown_until: until })
    .where("staff_id", "=", id)
    .execute();
}
