import { appendEntry, type Entry } from "../audit/trail.ts";
import type { Store } from "../store/database.ts";
import type { RequestsTable } from "../store/tables.ts";
import { transact } from "../store/transact.ts";
import type { Vault } from "./vault.ts";

type Status = RequestsTable["status"];

/** What became of a request: it was changed, it was like that before, or there is none. */
export type StatusChange = "changed" | "as-before" | "unknown";

/** Writes down that somebody reads a request; a new one is open from then on. */
export async function noteRead(
  { store, hashKey }: Vault,
  id: string,
  done: Pick<Entry, "at" | "person">,
): Promise<void> {
  await transact(store, async (transaction) => {
    await transaction
      .updateTable("requests")
      .set({ status: "open", changed_at: done.at.getTime() })
      .where("id", "=", id)
      .where("status", "=", "new")
      .execute();
    await appendEntry(transaction, { action: "request-read", subject: id, ...done }, hashKey);
  });
}

/** Closes a request that is dealt with. From then on it is kept for as long as the privacy page says. */
export function closeRequest(vault: Vault, reference: string, done: Pick<Entry, "at" | "person">) {
  const to = { status: "closed", changed_at: done.at.getTime(), closed_at: done.at.getTime() } as const;
  return change(vault, reference, { from: ["new", "open"], to, entry: { action: "request-closed", ...done } });
}

/** Opens a closed request again. */
export function reopenRequest(vault: Vault, reference: string, done: Pick<Entry, "at" | "person">) {
  const to = { status: "open", changed_at: done.at.getTime(), closed_at: null } as const;
  return change(vault, reference, { from: ["closed"], to, entry: { action: "request-reopened", ...done } });
}

type Change = { from: Status[]; to: Pick<RequestsTable, "status" | "changed_at" | "closed_at">; entry: Entry };

function change({ store, hashKey }: Vault, reference: string, { from, to, entry }: Change): Promise<StatusChange> {
  return transact(store, async (transaction) => {
    const found = await findStatus(transaction, reference);
    if (!found) return "unknown";
    if (!from.includes(found.status)) return "as-before";
    await transaction.updateTable("requests").set(to).where("id", "=", found.id).execute();
    await appendEntry(transaction, { ...entry, subject: found.id }, hashKey);
    return "changed";
  });
}

function findStatus(store: Store, reference: string) {
  return store.selectFrom("requests").select(["id", "status"]).where("reference", "=", reference).executeTakeFirst();
}
