import { sql } from "kysely";
import { appendEntry, type Entry } from "../audit/trail.ts";
import { requestIn, type StoredRequest, type UnreadableRequest } from "../consultation/requests.ts";
import type { Vault } from "../consultation/vault.ts";
import type { Store } from "../store/database.ts";
import { transact } from "../store/transact.ts";
import { COUNTED, type Counts, LIST_NAMES, type ViewName } from "./schema.ts";

type AnyRequest = StoredRequest | UnreadableRequest;

/** The list that a request is in, in the very words of the index that serves it. */
export const LIST = sql<string>`case when status = 'closed' then 'closed' when automatic = 1 then 'automatic' else status end`;

/** How many requests one page shows. */
const PAGE_SIZE = 25;

/** The place of a request in its list, by which the next page goes on. It says nothing about the person. */
export type Place = { at: number; id: string };

/** One page of a view. `next` leads to the page after it, when there is one. */
type Page = { requests: AnyRequest[]; next: string | undefined };

/** The place that an address names, or the beginning when it names none. */
export function readPlace(typed: unknown): Place | undefined {
  const [, at, id] = (typeof typed === "string" && /^([0-9a-z]{1,10})\.([\w-]{1,64})$/.exec(typed)) || [];
  return at !== undefined && id !== undefined ? { at: Number.parseInt(at, 36), id } : undefined;
}

/**
 * One page of a view, newest first; those who have waited too long, who came before `overdue`, oldest first. It takes
 * the same time however long the list is, and wherever in it the page lies.
 */
export async function readView(vault: Vault, view: ViewName, around: { after?: Place | undefined; overdue: Date }) {
  const { store, keys } = vault;
  const { after, overdue } = around;
  const isWaiting = view === "overdue";
  const all = store.selectFrom("requests").selectAll();
  const listed = isWaiting
    ? all.where(waiting()).where("received_at", "<", overdue.getTime())
    : all.where(LIST, "=", view);
  const order = isWaiting ? "asc" : "desc";
  const rows = await listed
    .$if(after !== undefined, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple("received_at", "id"), isWaiting ? ">" : "<", tuple(after?.at ?? 0, after?.id ?? "")),
      ),
    )
    .orderBy("received_at", order)
    .orderBy("id", order)
    .limit(PAGE_SIZE + 1)
    .execute();
  const shown = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? shown.at(-1) : undefined;
  const now = keys();
  const page: Page = {
    requests: shown.map((row) => requestIn(row, now)),
    next: last && `${last.received_at.toString(36)}.${last.id}`,
  };
  return page;
}

/** A person waits who has had no answer; what looks automatic is nobody's until somebody says so. */
function waiting() {
  return sql<boolean>`automatic = 0 and answered_at is null`;
}

/** How many requests are in each view: up to `COUNTED`, and one more when there are more. */
export async function countViews(store: Store, overdue: Date): Promise<Counts> {
  const some = store
    .selectFrom("requests")
    .select("id")
    .limit(COUNTED + 1);
  const lengthOf = async (view: typeof some) => {
    const { count } = await store
      .selectFrom(view.as("some"))
      .select(({ fn }) => fn.countAll().as("count"))
      .executeTakeFirstOrThrow();
    return Number(count);
  };
  const counts = { new: 0, open: 0, closed: 0, automatic: 0, overdue: 0 };
  for (const list of LIST_NAMES) counts[list] = await lengthOf(some.where(LIST, "=", list));
  counts.overdue = await lengthOf(some.where(waiting()).where("received_at", "<", overdue.getTime()));
  return counts;
}

/** Writes down that somebody looks at a list. */
export function noteListed({ store, hashKey }: Vault, done: Pick<Entry, "at" | "person">): Promise<void> {
  return transact(store, (transaction) => appendEntry(transaction, { action: "requests-listed", ...done }, hashKey));
}
