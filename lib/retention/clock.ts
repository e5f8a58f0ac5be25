import { appendEntry, type Entry } from "../audit/trail.ts";
import type { Vault } from "../consultation/vault.ts";
import type { Store } from "../store/database.ts";
import { transact } from "../store/transact.ts";

/**
 * Why nothing is erased just now: the clock has not been watched for a day, it is behind what was written before, or it is
 * so far ahead of when it was last seen that somebody should look at it.
 */
const HOLDS = ["settling", "clock-behind", "clock-ahead"] as const;

export type Hold = (typeof HOLDS)[number];

/** Milliseconds. */
const [MINUTE, DAY] = [60_000, 86_400_000];

/** By so much the clocks of two servers may differ. */
const SKEW = 5 * MINUTE;

/** A site may be off for so long, and erases again by itself a day after. After longer somebody has to confirm the date. */
const LONGEST_OFF = 30 * DAY;

/** For so long the clock has to go on without a gap before anything is erased. */
const STEADY = DAY;

/** What is watched the clock for. */
const NAME = "erasing";

/**
 * Looks at the clock before anything is erased by it, and remembers when it did. A clock that is wrong must not erase
 * everything. Gives the reason to hold back, or nothing when it can be believed.
 */
export async function watchClock({ store }: Pick<Vault, "store">, now: Date): Promise<Hold | undefined> {
  return transact(store, async (transaction) => {
    const at = now.getTime();
    const seen = await clockOf(transaction);
    const judged = judge(seen, await lastWritten(transaction), at);
    const row = { name: NAME, ...judged, held: judged.held ?? null };
    if (!seen) await transaction.insertInto("clock").values(row).execute();
    else await transaction.updateTable("clock").set(row).where("name", "=", NAME).execute();
    return judged.held;
  });
}

type Seen = { seen_at: number; steady_since: number };

function judge(seen: Seen | undefined, written: number, at: number): Seen & { held: Hold | undefined } {
  if (!seen) return { seen_at: at, steady_since: at, held: "settling" };
  const { seen_at, steady_since } = seen;
  if (at < Math.max(seen_at, written) - SKEW) return { seen_at, steady_since, held: "clock-behind" };
  if (at - seen_at > LONGEST_OFF) return { seen_at, steady_since, held: "clock-ahead" };
  if (at - seen_at > DAY) return { seen_at: at, steady_since: at, held: "settling" };
  const newest = Math.max(at, seen_at);
  return { seen_at: newest, steady_since, held: at - steady_since < STEADY ? "settling" : undefined };
}

/** Somebody at the machine says that its clock is right. From then on it is believed again. */
export async function confirmClock({ store, hashKey }: Vault, done: Pick<Entry, "at" | "person">): Promise<void> {
  const at = done.at.getTime();
  await transact(store, async (transaction) => {
    await transaction.deleteFrom("clock").where("name", "=", NAME).execute();
    await transaction
      .insertInto("clock")
      .values({ name: NAME, seen_at: at, steady_since: at - STEADY, held: null })
      .execute();
    await appendEntry(transaction, { action: "clock-confirmed", ...done }, hashKey);
  });
}

/** Why nothing was erased when it was last looked, or nothing when that is not so. */
export async function heldBy(store: Store): Promise<Hold | undefined> {
  const { held } = (await clockOf(store)) ?? {};
  return HOLDS.find((hold) => hold === held);
}

function clockOf(store: Store) {
  return store.selectFrom("clock").selectAll().where("name", "=", NAME).executeTakeFirst();
}

/** The time of the last entry of the trail. An earlier one may be of a time when the clock was wrong. */
async function lastWritten(store: Store): Promise<number> {
  const last = await store.selectFrom("audit").select("at").orderBy("number", "desc").limit(1).executeTakeFirst();
  return last?.at ?? 0;
}
