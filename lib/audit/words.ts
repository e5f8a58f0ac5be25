import type { Kind } from "./schema.ts";
import type { Entry } from "./trail.ts";

type Action = Entry["action"];

/** What each entry says after the name of who did it, and under which kind it is found. */
const WORDS: Record<Action, { kind: Kind; words: string }> = {
  "request-received": { kind: "changes", words: "took in a request" },
  "request-read": { kind: "looks", words: "read a request" },
  "request-printed": { kind: "looks", words: "opened a request for print" },
  "requests-listed": { kind: "looks", words: "looked at a list of requests" },
  "requests-searched": { kind: "looks", words: "searched for a request" },
  "request-noted": { kind: "changes", words: "wrote a note on a request" },
  "request-taken-up": { kind: "changes", words: "took up a request" },
  "request-put-back": { kind: "changes", words: "put a request back as new" },
  "request-closed": { kind: "changes", words: "closed a request" },
  "request-reopened": { kind: "changes", words: "opened a request again" },
  "request-set-apart": { kind: "changes", words: "set a request apart as automatic" },
  "request-from-person": { kind: "changes", words: "took a request back as a person’s" },
  "request-exported": { kind: "leaving", words: "took a copy of a request" },
  "requests-exported": { kind: "leaving", words: "exported a table of requests" },
  "request-erased": { kind: "leaving", words: "erased a request" },
  "open-requests-sealed": { kind: "site", words: "sealed the requests of an earlier version" },
  "keys-rotated": { kind: "site", words: "changed the key of the requests" },
  "mail-given-up": { kind: "site", words: "could not send an e-mail about a request" },
  "database-restored": { kind: "site", words: "restored the database from a backup" },
  "clock-confirmed": { kind: "site", words: "said that the clock is right" },
  "staff-added": { kind: "accounts", words: "made an account" },
  "staff-disabled": { kind: "accounts", words: "shut an account" },
  "staff-reset": { kind: "accounts", words: "reset an account" },
  "staff-signed-in": { kind: "access", words: "signed in" },
  "staff-sign-in-failed": { kind: "access", words: "tried to sign in and failed" },
  "staff-signed-out": { kind: "access", words: "signed out" },
  "staff-timed-out": { kind: "access", words: "was signed out, since nothing was done for a while" },
  "staff-password-set": { kind: "accounts", words: "set a password" },
  "staff-second-factor-set-up": { kind: "accounts", words: "set up a second factor" },
  "staff-recovery-code-used": { kind: "access", words: "used a recovery code" },
  "staff-recovery-codes-made": { kind: "accounts", words: "made new recovery codes" },
  "staff-confirmed": { kind: "access", words: "gave a further code" },
  "staff-refused": { kind: "access", words: "asked for a page of another role and was refused" },
  "page-signed": { kind: "site", words: "signed off a page" },
  "trail-read": { kind: "looks", words: "looked at this trail" },
  "trail-checked": { kind: "looks", words: "had this trail checked" },
};

/** The entries of a kind. */
export function actionsOf(kind: Kind): string[] {
  return Object.entries(WORDS).flatMap(([action, entry]) => (entry.kind === kind ? [action] : []));
}

/** What an entry says. One that a later version wrote says its name. */
export function wordsOf(action: string): string {
  return Object.entries(WORDS).find(([name]) => name === action)?.[1].words ?? action;
}
