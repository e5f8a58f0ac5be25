import { type KeyObject, randomUUID } from "node:crypto";
import { appendEntry } from "../audit/trail.ts";
import type { Store } from "../store/database.ts";
import type { OutboxTable } from "../store/tables.ts";
import { LONG_PATIENCE, transact } from "../store/transact.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long whoever sends has a mail to itself. Longer than any attempt lasts; after a crash the mail waits for it. */
export const LEASE = 5 * MINUTE;

/** The clocks of several servers may differ by less. */
const SKEW = 5 * MINUTE;

/** Attempts are never further apart. */
const LONGEST_DELAY = 2 * HOUR;

/** After this time without success a mail is given up, and staff are told. */
const PATIENCE = 24 * HOUR;

/** A mail that this process has to itself until its lease ends. */
export type LeasedMail = Pick<OutboxTable, "id" | "request_id" | "kind" | "created_at" | "attempts"> & {
  lease: string;
};

/** Adds mails that are owed for a request, within the transaction that stores it. They name the request and no person. */
export async function oweMail(
  transaction: Store,
  { requestId, kinds, now }: { requestId: string; kinds: OutboxTable["kind"][]; now: Date },
): Promise<void> {
  const at = now.getTime();
  const row = { request_id: requestId, created_at: at, due_at: at, attempts: 0 };
  await transaction
    .insertInto("outbox")
    .values(kinds.map((kind) => ({ ...row, id: randomUUID(), kind })))
    .execute();
}

/** Takes the mail that has been due for longest, so that nobody else sends it meanwhile. */
export async function leaseMail(store: Store, now: Date): Promise<LeasedMail | undefined> {
  if (!(await dueMail(store, now))) return undefined;
  return transact(store, async (transaction) => {
    const due = await dueMail(transaction, now);
    if (!due) return undefined;
    const taken = { lease: randomUUID(), attempts: due.attempts + 1 };
    const leased_until = now.getTime() + LEASE;
    await transaction
      .updateTable("outbox")
      .set({ ...taken, leased_until })
      .where("id", "=", due.id)
      .execute();
    return { ...due, ...taken };
  });
}

/** A time further ahead than any that is ever set comes from a clock that was wrong: it does not hold a mail back. */
function dueMail(store: Store, now: Date) {
  const at = now.getTime();
  return (
    store
      .selectFrom("outbox")
      .select(["id", "request_id", "kind", "created_at", "attempts"])
      .where("sent_at", "is", null)
      .where("given_up_at", "is", null)
      .where(({ or, eb }) => or([eb("due_at", "<=", at), eb("due_at", ">", at + LONGEST_DELAY + SKEW)]))
      .where(({ or, eb }) =>
        or([eb("leased_until", "is", null), eb("leased_until", "<=", at), eb("leased_until", ">", at + LEASE + SKEW)]),
      )
      // The clinic's notices go first: somebody waits for an answer to each.
      .orderBy("kind", "desc")
      .orderBy("due_at")
      .limit(1)
      .executeTakeFirst()
  );
}

/**
 * Notes that a mail has left. It does nothing when the lease has ended and another has taken over. It is patient while
 * others write: a mail that is not noted would go a second time.
 */
export async function markSent(store: Store, mail: LeasedMail, now: Date): Promise<void> {
  const sent = { sent_at: now.getTime(), lease: null, leased_until: null };
  await transact(
    store,
    (transaction) =>
      transaction.updateTable("outbox").set(sent).where("id", "=", mail.id).where("lease", "=", mail.lease).execute(),
    LONG_PATIENCE,
  );
}

/** Puts a mail off, or gives it up when it has been tried for a day. Tells which. */
export async function markFailed(
  store: Store,
  mail: LeasedMail,
  { now, auditKey }: { now: Date; auditKey: KeyObject },
): Promise<"later" | "given-up"> {
  const at = now.getTime();
  const isOver = at - mail.created_at >= PATIENCE;
  const next = isOver ? { given_up_at: at } : { due_at: at + delayAfter(mail.attempts) };
  await transact(store, async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable("outbox")
      .set({ ...next, lease: null, leased_until: null })
      .where("id", "=", mail.id)
      .where("lease", "=", mail.lease)
      .executeTakeFirstOrThrow();
    if (isOver && numUpdatedRows === 1n)
      await appendEntry(transaction, { action: "mail-given-up", at: now, subject: mail.request_id }, auditKey);
  });
  return isOver ? "given-up" : "later";
}

/** A minute after the first attempt, and twice as long after each further one. Milliseconds. */
function delayAfter(attempts: number): number {
  return Math.min(MINUTE * 2 ** (attempts - 1), LONGEST_DELAY);
}

/** The references of the requests for which a mail was given up, oldest first. */
export async function givenUp(store: Store): Promise<{ reference: string; kind: OutboxTable["kind"] }[]> {
  return store
    .selectFrom("outbox")
    .innerJoin("requests", "requests.id", "outbox.request_id")
    .select(["requests.reference", "outbox.kind"])
    .where("outbox.given_up_at", "is not", null)
    .orderBy("outbox.created_at")
    .execute();
}

/** The ids of all mails for a request, by which a copy in a file is found. */
export async function mailsOf(store: Store, requestId: string): Promise<string[]> {
  const rows = await store.selectFrom("outbox").select("id").where("request_id", "=", requestId).execute();
  return rows.map(({ id }) => id);
}
