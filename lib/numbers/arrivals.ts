import { type RawBuilder, sql } from "kysely";
import type { Store } from "../store/database.ts";
import { daysOf, type Span } from "./weeks.ts";

/** Milliseconds. */
const HOUR = 3_600_000;

/** What was promised to those who came on a day: an answer within so many hours, or until a moment; or nothing that can be counted. */
export type Promised = { hours: number } | { until: (day: Date) => Date } | undefined;

/** What is counted of each week. */
export type Counted = { people: number; automatic: number; answered: number; due: number; inTime: number };

type Row = Record<keyof Counted, number | string | null>;

/**
 * Counts what came in a week, and how it was answered. It reads an index, and no row with what people have sent; week by
 * week, so that whoever reads a page meanwhile waits for none of it.
 */
export async function countArrivals(store: Store, span: Span, promised: Promised, now: Date): Promise<Counted> {
  const days = daysOf(span).map(({ begins, ends }) => [begins, ends, untilOf(promised, begins)]);
  const until = promised && "hours" in promised ? sql`received_at + ${sql.lit(promised.hours * HOUR)}` : sql`until`;
  const isDue = sql`automatic = 0 and ${until} <= ${sql.lit(now.getTime())}`;
  const count = (condition: RawBuilder<unknown>) => sql`sum(case when ${condition} then 1 else 0 end)`;
  const { rows } = await sql<Row>`
    with days (begins, ends, until) as (values ${sql.join(days.map(listed))})
    select
      ${count(sql`automatic = 0`)} as people,
      ${count(sql`automatic = 1`)} as automatic,
      ${count(sql`automatic = 0 and answered_at is not null`)} as answered,
      ${count(isDue)} as due,
      ${count(sql`${isDue} and answered_at < ${until}`)} as "inTime"
    from days cross join requests
    where received_at >= begins and received_at < ends
  `.execute(store);
  const counted = (name: keyof Row) => Number(rows[0]?.[name] ?? 0);
  return {
    people: counted("people"),
    automatic: counted("automatic"),
    answered: counted("answered"),
    due: counted("due"),
    inTime: counted("inTime"),
  };
}

/** How many requests the trail says have come in a week, those that were erased since among them. */
export async function countReceived(store: Store, { begins, ends }: Span): Promise<number> {
  const row = await store
    .selectFrom("audit")
    .select(({ fn }) => fn.countAll().as("entries"))
    .where(sql<boolean>`action = 'request-received'`)
    .where("at", ">=", begins)
    .where("at", "<", ends)
    .executeTakeFirstOrThrow();
  return Number(row.entries);
}

/**
 * The time within which half of the people of a week had an answer, in milliseconds; who has none has waited longer than
 * all others. Null while that is not half of them.
 */
export async function medianOf(
  store: Store,
  span: Span,
  { people, answered }: Pick<Counted, "people" | "answered">,
): Promise<number | null> {
  const half = Math.ceil(people / 2);
  if (people === 0 || answered < half) return null;
  const waited = sql<number>`answered_at - received_at`;
  const row = await store
    .selectFrom("requests")
    .select(waited.as("waited"))
    .where("received_at", ">=", span.begins)
    .where("received_at", "<", span.ends)
    .where("automatic", "=", 0)
    .where("answered_at", "is not", null)
    .orderBy(waited)
    .limit(1)
    .offset(half - 1)
    .executeTakeFirst();
  return row ? Math.max(0, Number(row.waited)) : null;
}

/** A moment that never comes stands for a promise that cannot be counted. */
function untilOf(promised: Promised, begins: number): number {
  return promised && "until" in promised ? promised.until(new Date(begins)).getTime() : Number.MAX_SAFE_INTEGER;
}

function listed(values: number[]): RawBuilder<unknown> {
  return sql`(${sql.join(values.map((value) => sql.lit(value)))})`;
}
