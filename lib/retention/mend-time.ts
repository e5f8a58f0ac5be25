import type { Store } from "../store/database.ts";

/** By so much the clocks of two servers may differ, and a trail may be written a little later. Milliseconds. */
const SKEW = 3_600_000;

/**
 * Sets a request right that was stored or closed while the clock was behind, so that it looks older than it is: what the
 * trail holds before it is of a later time. Says whether it was set right; then it is kept for its full time from there.
 */
export async function mendTime(
  transaction: Store,
  { id, at }: { id: string; at: number },
  now: Date,
): Promise<boolean> {
  const entry = await transaction
    .selectFrom("audit")
    .select("number")
    .where("subject", "=", id)
    .where("at", "=", at)
    .orderBy("number")
    .executeTakeFirst();
  if (!entry) return false;
  const { newest } = await transaction
    .selectFrom("audit")
    .select(({ fn }) => fn.max("at").as("newest"))
    .where("number", "<", entry.number)
    .where("at", "<=", now.getTime())
    .executeTakeFirstOrThrow();
  if (newest === null || Number(newest) <= at + SKEW) return false;
  const changed_at = Number(newest);
  const requests = transaction.updateTable("requests").where("id", "=", id);
  await requests.set({ changed_at }).execute();
  await requests.where("closed_at", "is not", null).set({ closed_at: changed_at }).execute();
  return true;
}
