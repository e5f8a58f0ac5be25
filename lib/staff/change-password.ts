import { headersWith } from "./cookies.ts";
import type { Door } from "./door.ts";
import { note, noteSparingly } from "./note.ts";
import { passwordProblem } from "./password-rules.ts";
import { refused } from "./refusal.ts";
import type { Staff } from "./schema.ts";
import { endSessions } from "./session.ts";
import type { PasswordSet } from "./set-password.ts";
import type { Asked } from "./sign-in.ts";
import { countTry, forgetTry } from "./tries.ts";

/** Changes the password of somebody who is signed in and knows the present one. All their other sessions end. */
export async function changePassword(
  door: Door,
  { id, email, name }: Staff,
  typed: { current: string; password: string; clinic: string },
  { sent, sender, now }: Asked,
): Promise<PasswordSet> {
  const { vault, auth } = door;
  const problem = passwordProblem(typed.password, [email, name, typed.clinic]);
  if (problem) return { ok: false, reason: "password", problem };
  const tried = { kind: "password", account: email, sender, now } as const;
  const counted = await countTry(vault, tried);
  if (!counted.ok) return counted;
  const body = { currentPassword: typed.current, newPassword: typed.password };
  const changed = await auth.api.changePassword({ body, headers: headersWith("session", sent) }).catch(refused);
  if (!changed) {
    await noteSparingly(vault, { action: "staff-sign-in-failed", person: id, at: now });
    return { ok: false, reason: "code" };
  }
  await forgetTry(vault, tried);
  await endSessions(door, id, sent);
  await note(vault, { action: "staff-password-set", person: id, at: now });
  return { ok: true };
}
