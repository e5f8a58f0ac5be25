import { appendEntry, type Entry } from "../audit/trail.ts";
import { putStatus } from "../consultation/status.ts";
import type { Vault } from "../consultation/vault.ts";
import type { Store } from "../store/database.ts";
import type { RequestsTable } from "../store/tables.ts";
import { transact } from "../store/transact.ts";
import { addNote } from "./notes.ts";
import type { Work } from "./schema.ts";

/** Who does it, and when. */
type Done = { at: Date; person: string };

/**
 * What became of it: it was written down, or nothing was: somebody else has changed the request since it was shown, there
 * was nothing to write down, the request cannot be opened, so that no note can be sealed with its key, or there is none.
 */
export type Worked = "saved" | "meanwhile" | "nothing" | "unreadable" | "unknown";

/**
 * Writes down what somebody did for a request, what they noted and where it stands now: all of it, or nothing. The first
 * time that they spoke or wrote to the person is kept as the answer.
 */
export function recordWork(vault: Vault, reference: string, work: Work, done: Done): Promise<Worked> {
  return change(vault, reference, work.version, async (transaction, row) => {
    const hasNote = work.deed !== "note" || work.text !== "";
    if (!hasNote && work.status === row.status) return "nothing";
    if (hasNote && !(await addNote(transaction, row, { ...work, ...done }, vault))) return "unreadable";
    const isAnswer = work.deed === "talked" || work.deed === "wrote";
    const answered_at = row.answered_at ?? (isAnswer ? done.at.getTime() : null);
    if (hasNote) {
      await touch(transaction, row, { answered_at }, done);
      await note(transaction, "request-noted", row, done, vault);
    }
    if (work.status !== row.status)
      await putStatus(transaction, { ...row, answered_at }, { status: work.status, ...done }, vault);
    return "saved";
  });
}

/**
 * Sets a request apart as sent by a program, or takes it back since it is a person's. The patient is not told by the site:
 * the acknowledgement was for the first moment, so whoever takes it back answers in person.
 */
export function setApart(
  vault: Vault,
  reference: string,
  { version, automatic }: { version: number; automatic: boolean },
  done: Done,
): Promise<Worked> {
  return change(vault, reference, version, async (transaction, row) => {
    if ((row.automatic === 1) === automatic) return "nothing";
    await touch(transaction, row, { automatic: automatic ? 1 : 0 }, done);
    await note(transaction, automatic ? "request-set-apart" : "request-from-person", row, done, vault);
    return "saved";
  });
}

type Row = Pick<RequestsTable, "id" | "status" | "automatic" | "answered_at" | "version" | "key_id" | "data_key">;

function change(
  { store }: Vault,
  reference: string,
  version: number,
  work: (transaction: Store, row: Row) => Promise<Worked>,
): Promise<Worked> {
  return transact(store, async (transaction) => {
    const row = await transaction
      .selectFrom("requests")
      .select(["id", "status", "automatic", "answered_at", "version", "key_id", "data_key"])
      .where("reference", "=", reference)
      .executeTakeFirst();
    if (!row) return "unknown";
    return row.version === version ? work(transaction, row) : "meanwhile";
  });
}

/** Changes a row, and counts that it was changed. */
async function touch(
  transaction: Store,
  { id }: Row,
  columns: Partial<Pick<RequestsTable, "automatic" | "answered_at">>,
  { at }: Done,
): Promise<void> {
  await transaction
    .updateTable("requests")
    .set(({ eb }) => ({ ...columns, changed_at: at.getTime(), version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

function note(transaction: Store, action: Entry["action"], { id }: Row, done: Done, { hashKey }: Vault): Promise<void> {
  return appendEntry(transaction, { action, subject: id, ...done }, hashKey);
}
