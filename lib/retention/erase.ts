import { appendEntry, type Entry } from "../audit/trail.ts";
import { logErasures } from "../backup/erasure-log.ts";
import type { Kept } from "../backup/kept.ts";
import { refreshKeysFile } from "../backup/keys-file.ts";
import { emptyJournal } from "../consultation/open-requests.ts";
import { removeMailFiles } from "../mail/mail-files.ts";
import type { Store } from "../store/database.ts";
import { rebuildIndexes } from "../store/rebuild.ts";
import type { Rewritten } from "../store/rewrite.ts";
import { LONG_PATIENCE, transact } from "../store/transact.ts";
import { overwriteErased } from "./overwrite.ts";

type Done = Pick<Entry, "at" | "person">;

/**
 * Erases the requests that `choose` names, wherever something of them is: the row with its data key, the hashes, the mails
 * that are owed and those in files. Gives how many there were. Call `eraseTraces` when you are through.
 */
export async function eraseRequests(
  { vault, source, backupDir }: Kept,
  choose: (transaction: Store) => Promise<string[]>,
  done: Done,
): Promise<number> {
  const erased = await transact(
    vault.store,
    async (transaction) => {
      const ids = await choose(transaction);
      if (ids.length === 0) return { count: 0, mails: [] };
      const mails = await transaction.selectFrom("outbox").select("id").where("request_id", "in", ids).execute();
      const rows = await transaction.deleteFrom("requests").where("id", "in", ids).returning("id").execute();
      for (const { id } of rows)
        await appendEntry(transaction, { action: "request-erased", subject: id, ...done }, vault.hashKey);
      // Last, and still before the commit.
      await logErasures(
        backupDir,
        rows.map(({ id }) => ({ id, at: done.at })),
      );
      return { count: rows.length, mails: mails.map(({ id }) => id) };
    },
    LONG_PATIENCE,
  );
  await removeMailFiles(source.dataDir, erased.mails);
  return erased.count;
}

/** The tables of which a request has rows. */
const TABLES = ["requests", "request_names", "notes", "outbox"];

/**
 * As `eraseTraces`, for a command that may take its time: also what a database keeps of references and hashes where it
 * had them before.
 */
export async function eraseTracesThoroughly(kept: Kept, now: Date): Promise<void> {
  await rebuildIndexes(kept.vault.store, TABLES);
  const { left } = await eraseTraces(kept, now, true);
  if (left)
    throw new Error(
      "the database server still has bytes of what was erased in its files, and cannot let go of them just now.",
    );
}

/** Why bytes of what was erased had to be left in the files of a PostgreSQL server, when they were. */
type Traces = { left?: Exclude<Rewritten, "done"> };

/**
 * Erases what was left of requests in the journal of the database, and their keys in the file of the keys. Of a PostgreSQL
 * server, whose files are written anew once a day, or soon, says why those had to be left as they are.
 */
export async function eraseTraces(kept: Kept, now: Date, soon = false): Promise<Traces> {
  const overwritten = await overwriteErased(kept.vault.store, TABLES, now, soon);
  await emptyJournal(kept.vault.store);
  await refreshKeysFile(kept, now);
  return overwritten === "nothing" || overwritten === "done" ? {} : { left: overwritten };
}
