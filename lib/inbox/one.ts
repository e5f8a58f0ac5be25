import { appendEntry, type Entry } from "../audit/trail.ts";
import { readReference } from "../consultation/reference.ts";
import { requestIn, type StoredRequest, type UnreadableRequest } from "../consultation/requests.ts";
import type { Vault } from "../consultation/vault.ts";
import type { Store } from "../store/database.ts";
import type { AuditTable } from "../store/tables.ts";
import { transact } from "../store/transact.ts";
import { type Note, notesOf } from "./notes.ts";

/** So much of the trail is shown with a request. */
const MOST_ENTRIES = 100;

/** What was done to a request, as the trail has it: the last entries, oldest first. */
export type Step = Pick<AuditTable, "action" | "person"> & { at: Date };

/** A request with all that staff wrote about it and did with it. */
export type Opened = { request: StoredRequest | UnreadableRequest; notes: Note[]; steps: Step[] };

/**
 * Opens one request for somebody to read or to print, and writes that down before anything of it is given. Nothing when
 * there is no request with this reference. What it says stays as it is: looking at a request changes nothing about it.
 */
export async function openRequest(
  vault: Vault,
  typed: string,
  done: Pick<Entry, "at" | "person"> & { action: "request-read" | "request-printed" },
): Promise<Opened | undefined> {
  const reference = readReference(typed);
  if (!reference) return undefined;
  return transact(vault.store, async (transaction) => {
    const row = await transaction
      .selectFrom("requests")
      .selectAll()
      .where("reference", "=", reference)
      .executeTakeFirst();
    if (!row) return undefined;
    const steps = await stepsOf(transaction, row.id);
    await appendEntry(transaction, { ...done, subject: row.id }, vault.hashKey);
    const keys = vault.keys();
    return { request: requestIn(row, keys), notes: await notesOf(transaction, row, keys), steps };
  });
}

async function stepsOf(store: Store, id: string): Promise<Step[]> {
  const rows = await store
    .selectFrom("audit")
    .select(["action", "person", "at"])
    .where("subject", "=", id)
    .orderBy("number", "desc")
    .limit(MOST_ENTRIES)
    .execute();
  return rows.map(({ at, ...step }) => ({ ...step, at: new Date(at) })).toReversed();
}
