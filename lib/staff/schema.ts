import * as z from "zod";

/** What somebody does here: the desk answers requests, a clinician also signs pages, an admin also looks after the rest. */
export const ROLES = ["desk", "clinician", "admin"] as const;

export type Role = (typeof ROLES)[number];

/** Somebody who is signed in with both factors. `id` says nothing about the person, and stands in the trail. */
export type Staff = { id: string; name: string; email: string; role: Role };

/**
 * What each role may do. `requests`: list, find, read, answer, note. `export` carries requests out of the site and
 * `erase` cannot be taken back, so both are for few. `reviews` shows which pages are due; readers are told that a
 * clinician has reviewed what somebody had the right to `sign`. Everybody looks after their own `account`.
 */
export const PERMISSIONS = {
  account: ["desk", "clinician", "admin"],
  requests: ["desk", "clinician", "admin"],
  numbers: ["desk", "clinician", "admin"],
  reviews: ["clinician", "admin"],
  sign: ["clinician"],
  export: ["admin"],
  erase: ["admin"],
  audit: ["admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Says whether a role has a permission. */
export function mayDo(role: Role, permission: Permission): boolean {
  const allowed: readonly Role[] = PERMISSIONS[permission];
  return allowed.includes(role);
}

/** What a role is called on a page. */
export const ROLE_NAMES: Record<Role, string> = { desk: "Desk", clinician: "Clinician", admin: "Administrator" };

/** How long a password is, in characters. What a person can remember that long is hard to guess. */
export const PASSWORD_LENGTH = { least: 15, most: 200 } as const;

/** Where people are sent. */
export const STAFF_PATHS = {
  home: "/staff",
  numbers: "/staff/numbers",
  pages: "/staff/pages",
  signIn: "/staff/sign-in",
  secondFactor: "/staff/second-factor",
  recovery: "/staff/recovery",
  setUp: "/staff/set-up",
  recoveryCodes: "/staff/recovery-codes",
  setPassword: "/staff/set-password",
  confirm: "/staff/confirm",
  account: "/staff/account",
} as const;

/** What a form of the staff area says when it comes back: what is wrong, by field, and what may be shown again. */
export type StaffFormState = {
  problems: { name: string; message: string }[];
  values: Record<string, string>;
  done?: string;
};

/** A form that nobody has sent yet. */
export const UNSENT: StaffFormState = { problems: [], values: {} };

export const roleSchema = z.enum(ROLES);

/** An address within the staff area to which somebody may be led back: a path, and nothing else. */
const returnPathSchema = z.string().regex(/^\/staff(\/[A-Za-z0-9-]{1,64}){0,4}$/);

/** The address to lead back to, as it came with a request; the first page for staff in the place of anything else. */
export function returnPath(to: unknown): string {
  return returnPathSchema.catch(STAFF_PATHS.home).parse(to);
}

/**
 * The address of a step that leads back to a path when it is done; to the first page for staff when there is none. A file
 * is asked for by a form, so it is the page with the form that somebody is led back to.
 */
export function withReturn(step: string, to: string | undefined): string {
  const back = returnPath(to?.replace(/\/file$/, ""));
  return back === STAFF_PATHS.home ? step : `${step}?to=${back}`;
}
