import { appendEntry, type Entry } from "../audit/trail.ts";
import type { Store } from "../store/database.ts";
import type { RequestsTable } from "../store/tables.ts";
import { transact } from "../store/transact.ts";
import type { Vault } from "./vault.ts";

export type Status = RequestsTable["status"];

/** What became of a request: it was changed, it was like that before, or there is none. */
export type StatusChange = "changed" | "as-before" | "unknown";

/** What happens to a request, as the trail calls it, by its status afterwards. */
const STEPS = { new: "request-put-back", open: "request-taken-up", closed: "request-closed" } as const;

type Changed = Pick<RequestsTable, "id" | "status" | "answered_at">;

/**
 * Gives a request another status within the caller's transaction. Closed without an answer, nobody waits any more: that
 * moment then stands for the answer.
 */
export async function putStatus(
  transaction: Store,
  { id, status: from, answered_at }: Changed,
  { status, ...done }: { status: Status } & Pick<Entry, "at" | "person">,
  { hashKey }: Pick<Vault, "hashKey">,
): Promise<void> {
  const at = done.at.getTime();
  const isClosed = status === "closed";
  await transaction
    .updateTable("requests")
    .set(({ eb }) => ({
      status,
      changed_at: at,
      closed_at: isClosed ? at : null,
      answered_at: isClosed ? (answered_at ?? at) : answered_at,
      version: eb("version", "+", 1),
    }))
    .where("id", "=", id)
    .execute();
  const action = from === "closed" ? "request-reopened" : STEPS[status];
  await appendEntry(transaction, { action, subject: id, ...done }, hashKey);
}

/** Writes down that somebody reads a request at the machine of the site; a new one is open from then on. */
export async function noteRead(
  { store, hashKey }: Vault,
  id: string,
  done: Pick<Entry, "at" | "person">,
): Promise<void> {
  await transact(store, async (transaction) => {
    await transaction
      .updateTable("requests")
      .set(({ eb }) => ({ status: "open", changed_at: done.at.getTime(), version: eb("version", "+", 1) }))
      .where("id", "=", id)
      .where("status", "=", "new")
      .execute();
    await appendEntry(transaction, { action: "request-read", subject: id, ...done }, hashKey);
  });
}

/** Closes a request that is dealt with. From then on it is kept for as long as the privacy page says. */
export function closeRequest(vault: Vault, reference: string, done: Pick<Entry, "at" | "person">) {
  return change(vault, reference, { from: ["new", "open"], status: "closed", ...done });
}

/** Opens a closed request again. */
export function reopenRequest(vault: Vault, reference: string, done: Pick<Entry, "at" | "person">) {
  return change(vault, reference, { from: ["closed"], status: "open", ...done });
}

type Change = { from: Status[]; status: Status } & Pick<Entry, "at" | "person">;

function change(vault: Vault, reference: string, { from, ...to }: Change): Promise<StatusChange> {
  return transact(vault.store, async (transaction) => {
    const found = await findStatus(transaction, reference);
    if (!found) return "unknown";
    if (!from.includes(found.status)) return "as-before";
    await putStatus(transaction, found, to, vault);
    return "changed";
  });
}

function findStatus(store: Store, reference: string) {
  return store
    .selectFrom("requests")
    .select(["id", "status", "answered_at"])
    .where("reference", "=", reference)
    .executeTakeFirst();
}
