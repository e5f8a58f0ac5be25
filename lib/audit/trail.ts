import { createHmac, type KeyObject } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Store } from "../store/database.ts";
import type { AuditTable } from "../store/tables.ts";

/** What is written down. Each name says what happened; the entry says when, to what, and by whom. */
export const ACTIONS = [
  "request-received",
  "request-read",
  "request-printed",
  "requests-listed",
  "requests-searched",
  "request-noted",
  "request-taken-up",
  "request-put-back",
  "request-closed",
  "request-reopened",
  "request-set-apart",
  "request-from-person",
  "request-exported",
  "requests-exported",
  "request-erased",
  "open-requests-sealed",
  "keys-rotated",
  "mail-given-up",
  "database-restored",
  "clock-confirmed",
  "page-signed",
  "staff-added",
  "staff-disabled",
  "staff-reset",
  "staff-signed-in",
  "staff-sign-in-failed",
  "staff-signed-out",
  "staff-timed-out",
  "staff-password-set",
  "staff-second-factor-set-up",
  "staff-recovery-code-used",
  "staff-recovery-codes-made",
  "staff-confirmed",
  "staff-refused",
  "trail-read",
  "trail-checked",
] as const;

/** `subject` is an id and `person` a keyed hash or the id of a member of staff: nothing else about anybody belongs into the trail, which is kept longest. */
export type Entry = { action: (typeof ACTIONS)[number]; at: Date; subject?: string; person?: string };

/** What the first entry has in the place of the hash before it. */
const START = "start";

/**
 * Adds an entry within the caller's transaction, so that what was done and its entry are kept both or neither. The
 * transaction holds the right to write, which puts all entries in one order.
 */
export async function appendEntry(transaction: Store, entry: Entry, key: KeyObject): Promise<void> {
  const last = await transaction
    .selectFrom("audit")
    .select(["number", "hash"])
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  const row = {
    number: (last?.number ?? 0) + 1,
    at: entry.at.getTime(),
    action: entry.action,
    person: entry.person ?? null,
    subject: entry.subject ?? null,
    previous: last?.hash ?? START,
  };
  await transaction
    .insertInto("audit")
    .values({ ...row, hash: hashOf(row, key) })
    .execute();
}

/** How long the trail is and its last hash, or the first number at which it was changed, cut or put in another order. */
export type Verdict = { ok: true; count: number; last: string } | { ok: false; number: number };

/** How many entries are read at a time. */
const BATCH = 100;

/**
 * Checks every entry against its hash and the entry before it. A trail whose end was cut off still holds: compare its
 * length and last hash with those that you wrote down before.
 */
export async function verifyTrail(store: Store, key: KeyObject): Promise<Verdict> {
  let [count, last] = [0, START];
  for (;;) {
    const rows = await store
      .selectFrom("audit")
      .selectAll()
      .where("number", ">", count)
      .orderBy("number")
      .limit(BATCH)
      .execute();
    for (const { hash, ...row } of rows) {
      if (row.number !== count + 1 || row.previous !== last || hash !== hashOf(row, key))
        return { ok: false, number: count + 1 };
      [count, last] = [row.number, hash];
    }
    if (rows.length < BATCH) return { ok: true, count, last };
    // A server that checks a long trail answers others meanwhile.
    await setImmediate();
  }
}

function hashOf({ number, at, action, person, subject, previous }: Omit<AuditTable, "hash">, key: KeyObject): string {
  const text = JSON.stringify([number, at, action, person, subject, previous]);
  return createHmac("sha256", key).update(`audit\0${text}`).digest("base64url");
}
