import { forbidden, redirect } from "next/navigation";
import { currentVisitor } from "../server/visitor.ts";
import { askedNow } from "./asking.ts";
import { type Door, siteDoor } from "./door.ts";
import { noteSparingly } from "./note.ts";
import { mayDo, type Permission, roleSchema, STAFF_PATHS, type Staff, withReturn } from "./schema.ts";
import { findSession } from "./session.ts";
import type { Asked } from "./sign-in.ts";

/** Somebody who may do what was asked, and the door they came through. `isConfirmed`: they gave a further code just now. */
export type Entered = { staff: Staff; isConfirmed: boolean; door: Door; asked: Asked };

/** How many refusals of one person the trail holds within an hour. */
const REFUSALS_NOTED = 5;

/**
 * Lets somebody on who is signed in with both factors and has the permission. It is the first thing that every page,
 * action and handler of the staff area does, before it reads anything: no layout and no proxy is a lock. All others are
 * sent to sign in, from where they come back to this page, to set up their second factor, or refused.
 */
export async function staffFor(permission: Permission): Promise<Entered> {
  const [door, asked] = await Promise.all([siteDoor(), askedNow()]);
  const session = await findSession(door, asked.sent, asked.now);
  if (!session) redirect(withReturn(STAFF_PATHS.signIn, currentVisitor()?.path));
  if (!session.isWhole) redirect(STAFF_PATHS.setUp);
  const { person, isConfirmed } = session;
  const role = roleSchema.safeParse(session.role);
  if (!role.success || !mayDo(role.data, permission)) {
    const entry = { action: "staff-refused", person: person.id, subject: permission, at: asked.now } as const;
    await noteSparingly(door.vault, entry, REFUSALS_NOTED);
    forbidden();
  }
  return { staff: { ...person, role: role.data }, isConfirmed, door, asked };
}

/**
 * As `staffFor`, for what cannot be taken back or carries answers out of the site: a code of the app must have been given
 * within the last five minutes, beside the one of the sign-in. All others give one first, and come back to this page.
 */
export async function justConfirmed(permission: Permission): Promise<Entered> {
  const entered = await staffFor(permission);
  if (entered.isConfirmed) return entered;
  redirect(withReturn(STAFF_PATHS.confirm, currentVisitor()?.path));
}
