import { sql } from "kysely";
import type { Store } from "../store/database.ts";
import type { AgeGroup } from "./schema.ts";

/** The groups by age: the number of days from which each begins, youngest first. */
const GROUPS = [
  { from: 0, words: "Under 1 day" },
  { from: 1, words: "1 to 2 days" },
  { from: 3, words: "3 to 6 days" },
  { from: 7, words: "1 week" },
  { from: 14, words: "2 to 3 weeks" },
  { from: 28, words: "4 weeks or more" },
];

/** Milliseconds. */
const DAY = 86_400_000;

/** The people whose request is not closed, by its age. Reads an index only. */
export async function openByAge(store: Store, now: Date): Promise<AgeGroup[]> {
  const older = GROUPS.map(({ from }, group) => ({ group, before: now.getTime() - from * DAY })).slice(1);
  const cases = older
    .toReversed()
    .map(({ group, before }) => sql`when received_at <= ${sql.lit(before)} then ${sql.lit(group)}`);
  const group = sql<number>`case ${sql.join(cases, sql` `)} else 0 end`;
  const rows = await store
    .selectFrom("requests")
    .select([
      group.as("age"),
      sql<number | string>`sum(case when answered_at is null then 1 else 0 end)`.as("waiting"),
      sql<number | string>`sum(case when answered_at is null then 0 else 1 end)`.as("answered"),
    ])
    .where("status", "!=", "closed")
    .where("automatic", "=", 0)
    .groupBy("age")
    .execute();
  return GROUPS.map(({ words }, age) => {
    const row = rows.find((candidate) => Number(candidate.age) === age);
    return { words, waiting: Number(row?.waiting ?? 0), answered: Number(row?.answered ?? 0) };
  });
}
