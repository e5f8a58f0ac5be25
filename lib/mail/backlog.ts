import type { Store } from "../store/database.ts";

/** Milliseconds. */
const WEEK = 7 * 24 * 60 * 60 * 1_000;

/** What is owed, in numbers that name nobody. The age is in seconds, and null when nothing is owed. */
export type Backlog = { unsent: number; oldestUnsentSeconds: number | null; givenUpThisWeek: number };

/** How many mails wait to be sent, for how long the oldest has, and how many were given up within a week. */
export async function mailBacklog(store: Store, now: Date): Promise<Backlog> {
  const waiting = await store
    .selectFrom("outbox")
    .select(({ fn }) => [fn.countAll().as("unsent"), fn.min("created_at").as("oldest")])
    .where("sent_at", "is", null)
    .where("given_up_at", "is", null)
    .executeTakeFirstOrThrow();
  const lost = await store
    .selectFrom("outbox")
    .select(({ fn }) => fn.countAll().as("mails"))
    .where("given_up_at", ">", now.getTime() - WEEK)
    .executeTakeFirstOrThrow();
  const age = (now.getTime() - Number(waiting.oldest)) / 1_000;
  return {
    unsent: Number(waiting.unsent),
    oldestUnsentSeconds: waiting.oldest === null ? null : Math.max(0, Math.round(age)),
    givenUpThisWeek: Number(lost.mails),
  };
}
