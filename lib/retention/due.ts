import type { Store } from "../store/database.ts";
import type { RequestsTable } from "../store/tables.ts";

/** For how many days a request is kept: after it was closed, and after its last change while it is not closed. */
export type Terms = { keepDays: number; keepOpenDays: number };

/** When a request last changed, and when it was closed. */
export type Dated = { status: RequestsTable["status"]; changedAt: Date; closedAt: Date | null };

/** Milliseconds. */
const [HOUR, DAY] = [3_600_000, 86_400_000];

/** Requests are erased so much early, since it is only looked once an hour, and none is to be kept any longer. */
const EARLY = HOUR;

/** When a request is erased, if nobody changes it before. */
export function erasedAt({ status, changedAt, closedAt }: Dated, { keepDays, keepOpenDays }: Terms): Date {
  const isClosed = status === "closed" && closedAt !== null;
  const end = isClosed ? closedAt.getTime() + keepDays * DAY : changedAt.getTime() + keepOpenDays * DAY;
  return new Date(end - EARLY);
}

/** Requests whose time is over, with the moment by which that was told; so many at most. */
export async function dueRequests(store: Store, { keepDays, keepOpenDays }: Terms, now: Date, most: number) {
  const before = (days: number) => now.getTime() + EARLY - days * DAY;
  const rows = await store
    .selectFrom("requests")
    .select(["id", "changed_at", "closed_at"])
    .where(({ or, and, eb }) =>
      or([
        and([eb("status", "=", "closed"), eb("closed_at", "<=", before(keepDays))]),
        and([eb("status", "!=", "closed"), eb("changed_at", "<=", before(keepOpenDays))]),
      ]),
    )
    .orderBy("changed_at")
    .limit(most)
    .execute();
  return rows.map(({ id, changed_at, closed_at }) => ({ id, at: closed_at ?? changed_at }));
}

/** When nobody has changed a request for longer, whoever lists requests is told. In days. */
const UNTOUCHED = 7;

/** So many days ahead the day is named on which an open request is erased. */
const NAMED_AHEAD = 30;

/** What staff are told of a request that waits: for how long, and the day of its erasure once that is near. */
export function waitingWords(request: Dated, terms: Terms, now: Date): string[] {
  if (request.status === "closed") return [];
  const untouched = Math.floor((now.getTime() - request.changedAt.getTime()) / DAY);
  if (untouched < -1) return ["changed when the clock was wrong: close it, and open it again if need be"];
  const end = erasedAt(request, terms);
  const isNear = end.getTime() - now.getTime() < NAMED_AHEAD * DAY;
  return [
    ...(untouched >= UNTOUCHED ? [`untouched for ${untouched} days`] : []),
    ...(isNear ? [`will be erased on ${end.toISOString().slice(0, 10)}`] : []),
  ];
}
