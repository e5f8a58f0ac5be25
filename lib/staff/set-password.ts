import type { Door } from "./door.ts";
import { note, noteSparingly } from "./note.ts";
import { readOneTimeCode } from "./one-time-code.ts";
import { passwordProblem } from "./password-rules.ts";
import { refused } from "./refusal.ts";
import type { Asked } from "./sign-in.ts";
import { countTry, forgetTry } from "./tries.ts";

/** How setting a password ended; `problem` is for the person who chose it. */
export type PasswordSet =
  | { ok: true }
  | { ok: false; reason: "code" }
  | { ok: false; reason: "password"; problem: string }
  | { ok: false; reason: "wait"; seconds: number };

/**
 * Sets the password of the account that a one-time code is for. It signs nobody in, and the second factor is asked for,
 * or set up, as ever.
 */
export async function setPassword(
  door: Door,
  typed: { code: string; password: string },
  clinic: string,
  { sender, now }: Asked,
): Promise<PasswordSet> {
  const { vault, auth } = door;
  const tried = { kind: "set-password", account: undefined, sender, now } as const;
  const counted = await countTry(vault, tried);
  if (!counted.ok) return counted;
  const token = readOneTimeCode(typed.code);
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  if (!found || found.expiresAt.getTime() <= now.getTime()) {
    const entry = { action: "staff-sign-in-failed", at: now } as const;
    await noteSparingly(vault, entry);
    return { ok: false, reason: "code" };
  }
  await forgetTry(vault, tried);
  const { value: id } = found;
  const person = await vault.store
    .selectFrom("staff")
    .select(["email", "name"])
    .where("id", "=", id)
    .executeTakeFirst();
  const problem = passwordProblem(typed.password, [person?.email ?? "", person?.name ?? "", clinic]);
  if (problem) return { ok: false, reason: "password", problem };
  const set = await auth.api.resetPassword({ body: { token, newPassword: typed.password } }).catch(refused);
  if (!set) return { ok: false, reason: "code" };
  await note(vault, { action: "staff-password-set", person: id, at: now });
  return { ok: true };
}
