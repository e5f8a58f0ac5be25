import { setImmediate } from "node:timers/promises";
import { appendEntry, type Entry } from "../audit/trail.ts";
import { listRequests } from "../consultation/requests.ts";
import type { Vault } from "../consultation/vault.ts";
import { LIST } from "../inbox/lists.ts";
import { LIST_NAMES } from "../inbox/schema.ts";
import type { Store } from "../store/database.ts";
import { storeFailure } from "../store/failure.ts";
import { transact } from "../store/transact.ts";
import { BYTE_ORDER_MARK, csvLine } from "./csv.ts";
import { MOST_ROWS, type NoTable, type Range, rangeSchema } from "./schema.ts";
import { cellsOf, headsOf } from "./table.ts";

/**
 * How many requests a table may hold, and how many of them are opened at a time, so that others who ask for something get
 * their turn.
 */
const BOUNDS = { most: MOST_ROWS, batch: 200 };

/** A file for somebody to keep, or why there is none. */
export type Exported = { ok: true; name: string; text: string } | { ok: false; why: NoTable };

/**
 * The requests of a range of days as a table, newest first. That they are taken out of the site stands in the trail before
 * anything is opened, with the range and without any person of it.
 */
export async function exportRange(
  vault: Vault,
  typed: Record<"from" | "to" | "list", string>,
  done: Pick<Entry, "at" | "person">,
  { most, batch } = BOUNDS,
): Promise<Exported> {
  const range = rangeSchema.safeParse(typed);
  if (!range.success) return { ok: false, why: "days" };
  const { from, to, list } = range.data;
  try {
    const ids = await idsWithin(vault.store, range.data, most + 1);
    if (ids.length > most) return { ok: false, why: "too-many" };
    if (ids.length === 0) return { ok: false, why: "none" };
    const entry = { action: "requests-exported", subject: `${from}/${to}/${list}`, ...done } as const;
    await transact(vault.store, (transaction) => appendEntry(transaction, entry, vault.hashKey));
    return { ok: true, name: `requests-${from}-to-${to}.csv`, text: await tableOf(vault, ids, batch) };
  } catch (error) {
    if (!storeFailure(error)) throw error;
    return { ok: false, why: "busy" };
  }
}

/** The ids of what came in on these days, newest first, and no more than `limit` of each list. */
async function idsWithin(store: Store, { from, to, list }: Range, limit: number): Promise<string[]> {
  const [start, end] = [midnight(from, 0), midnight(to, 1)];
  const found: { id: string; received_at: number }[] = [];
  for (const name of list === "all" ? LIST_NAMES : [list])
    found.push(
      ...(await store
        .selectFrom("requests")
        .select(["id", "received_at"])
        .where(LIST, "=", name)
        .where("received_at", ">=", start)
        .where("received_at", "<", end)
        .orderBy("received_at", "desc")
        .limit(limit)
        .execute()),
    );
  return found.toSorted((a, b) => b.received_at - a.received_at).map(({ id }) => id);
}

/** When a day, or so many days later, begins by the clock of the site. */
function midnight(day: string, later: number): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + later).getTime();
}

/** What was erased meanwhile is left out. */
async function tableOf(vault: Vault, ids: string[], batch: number): Promise<string> {
  const lines = [BYTE_ORDER_MARK + csvLine(headsOf())];
  for (let from = 0; from < ids.length; from += batch) {
    const requests = await listRequests(vault, ids.slice(from, from + batch));
    lines.push(requests.map((request) => csvLine(cellsOf(request))).join(""));
    // A database in a file answers at once, so that nobody else would get a turn by waiting for it.
    await setImmediate();
  }
  return lines.join("");
}
