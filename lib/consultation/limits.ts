import type { KeyObject } from "node:crypto";
import type { Store } from "../store/database.ts";
import { keyedHash } from "./hashes.ts";

/** Who sends, as far as limits go: an address, and the network it belongs to. */
export type Sender = { address: string; network: string };

/** One request as the limits see it. Without a sender only what holds for everybody together counts. */
export type Arrival = { sender: Sender | undefined; isAutomatic: boolean; now: Date };

/** Milliseconds. */
const HOUR = 60 * 60 * 1_000;

/**
 * How many requests are taken in an hour. A whole clinic or hotel can share an address, and a mobile carrier a network.
 * What looks automatic has limits of its own, so that a flood of it leaves people theirs.
 */
const MOST = {
  person: { address: 30, network: 120, everybody: 1_200 },
  automatic: { address: 5, network: 20, everybody: 120 },
} as const;

/** So many are taken from networks that have sent none this hour: whoever uses up the others shuts no patient out. */
const MOST_AT_FIRST = 12_000;

/**
 * Says whether so many requests have come within the last hour, from this address, its network or everybody, that no
 * further one is taken. Asked and counted within one transaction, no two requests can both be the last.
 */
export async function isOverLimit(transaction: Store, hashKey: KeyObject, arrival: Arrival): Promise<boolean> {
  const counters = countersOf(hashKey, arrival);
  const at = arrival.now.getTime();
  const hour = hourOf(at);
  const rows = await transaction
    .selectFrom("arrivals")
    .select(["counter", "hour", "count"])
    .where("counter", "in", Array.from(counters.keys()))
    .where("hour", "in", [hour, hour - HOUR])
    .execute();
  // Of the hour before, as much counts as lies within the last sixty minutes.
  const share = 1 - (at - hour) / HOUR;
  const counted = (counter: string) =>
    rows
      .filter((row) => row.counter === counter)
      .reduce((sum, row) => sum + row.count * (row.hour === hour ? 1 : share), 0);
  const [everybody, ...own] = Array.from(counters, ([counter, most]) => ({ most, counted: counted(counter) }));
  if (everybody === undefined || own.some((one) => one.counted >= one.most)) return true;
  const isFirst = !arrival.isAutomatic && own.length > 0 && own.every((one) => one.counted === 0);
  return everybody.counted >= (isFirst ? MOST_AT_FIRST : everybody.most);
}

/** Counts a request that was taken. */
export async function countArrival(transaction: Store, hashKey: KeyObject, arrival: Arrival): Promise<void> {
  const hour = hourOf(arrival.now.getTime());
  const rows = Array.from(countersOf(hashKey, arrival).keys()).map((counter) => ({ counter, hour, count: 1 }));
  await transaction
    .insertInto("arrivals")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["counter", "hour"]).doUpdateSet(({ eb }) => ({ count: eb("arrivals.count", "+", 1) })),
    )
    .execute();
}

/** Forgets what no limit asks for any more, also what a clock that was ahead has counted. Patients are promised this. */
export async function forgetArrivals(transaction: Store, now: Date): Promise<void> {
  const hour = hourOf(now.getTime());
  await transaction
    .deleteFrom("arrivals")
    .where(({ or, eb }) => or([eb("hour", "<", hour - HOUR), eb("hour", ">", hour + HOUR)]))
    .execute();
}

/** What is counted, and up to what; what holds for everybody stands first. Addresses are hashed, so that the database does not tell who has visited. */
function countersOf(hashKey: KeyObject, { sender, isAutomatic }: Arrival): Map<string, number> {
  const look = isAutomatic ? "automatic" : "person";
  const kept = (what: string) => keyedHash(hashKey, "arrivals", `${look} ${what}`);
  const counters = new Map<string, number>([[kept("everybody"), MOST[look].everybody]]);
  if (!sender) return counters;
  return counters
    .set(kept(`address ${sender.address}`), MOST[look].address)
    .set(kept(`network ${sender.network}`), MOST[look].network);
}

function hourOf(at: number): number {
  return at - (at % HOUR);
}
