import { hashOfToken } from "./auth-rows.ts";
import { momentsSchema } from "./confirm-session.ts";
import { headersWith, type SentCookies, tokenOf } from "./cookies.ts";
import type { Door } from "./door.ts";
import { note } from "./note.ts";
import type { Staff } from "./schema.ts";

/** How long a session lasts at most, and how long a confirmation does. Milliseconds. */
const [LONGEST, CONFIRMED_FOR] = [8 * 3_600_000, 5 * 60_000];

/**
 * A session that is there. Only a `whole` one opens anything; any other leads to the page where the second factor is set
 * up. `isConfirmed` says that a further code was given within the last minutes.
 */
export type StaffSession = {
  person: Omit<Staff, "role">;
  /** Any text that stands in the database. Only the guard says what somebody with it may do. */
  role: string;
  isWhole: boolean;
  isConfirmed: boolean;
};

/**
 * The session of a browser, or nothing. It is asked of the database each time, and ended here when it is over: after a
 * quarter of an hour without anything done, and after eight hours in any case.
 */
export async function findSession(
  { vault, auth }: Door,
  sent: SentCookies,
  now: Date,
): Promise<StaffSession | undefined> {
  const token = tokenOf(sent.session);
  if (token === undefined) return undefined;
  const { store } = vault;
  const row = await store
    .selectFrom("staff_sessions")
    .innerJoin("staff", "staff.id", "staff_sessions.staff_id")
    .select(["staff_sessions.id", "staff_id", "expires_at", "began_at", "disabled_at", "second_factor", "whole_at"])
    .where("token_hash", "=", hashOfToken(token))
    .executeTakeFirst();
  if (!row) return undefined;
  const isOver = now.getTime() >= Math.min(Date.parse(row.expires_at), row.began_at + LONGEST);
  // Half a session is of no use any more once the second factor is set up: it was begun with the password alone.
  const isStale = row.disabled_at !== null || (row.second_factor === 1 && row.whole_at === null);
  if (isOver || isStale) {
    await store.deleteFrom("staff_sessions").where("id", "=", row.id).execute();
    if (isOver) await note(vault, { action: "staff-timed-out", person: row.staff_id, at: now });
    return undefined;
  }
  const found = await auth.api.getSession({ headers: headersWith("session", sent) });
  if (!found) return undefined;
  const { wholeAt, confirmedAt } = momentsSchema.parse(found.session);
  const { id, name, email } = found.user;
  const since = confirmedAt ? now.getTime() - confirmedAt : -1;
  return {
    person: { id, name, email },
    role: found.user.role,
    isWhole: Boolean(wholeAt) && found.user.twoFactorEnabled === true,
    isConfirmed: since >= 0 && since < CONFIRMED_FOR,
  };
}

/** Ends the sessions of a person, all of them or all but one. */
export async function endSessions({ vault }: Door, staffId: string, except?: SentCookies): Promise<void> {
  const kept = hashOfToken(tokenOf(except?.session) ?? "");
  await vault.store
    .deleteFrom("staff_sessions")
    .where("staff_id", "=", staffId)
    .where("token_hash", "!=", kept)
    .execute();
}

/** Ends the session of a browser on its person's word. */
export async function signOut({ vault, auth }: Door, sent: SentCookies, now: Date): Promise<void> {
  const found = await auth.api.getSession({ headers: headersWith("session", sent), query: { disableRefresh: true } });
  if (!found) return;
  await vault.store
    .deleteFrom("staff_sessions")
    .where("token_hash", "=", hashOfToken(tokenOf(sent.session) ?? ""))
    .execute();
  await note(vault, { action: "staff-signed-out", person: found.user.id, at: now });
}
