import type { KeyObject } from "node:crypto";
import { keyedHash } from "../consultation/hashes.ts";
import type { Sender } from "../consultation/limits.ts";
import type { Vault } from "../consultation/vault.ts";
import type { Store } from "../store/database.ts";
import { transact } from "../store/transact.ts";

/** What is tried: a password, a second factor, a code to set a password. `account` says whose, if that is known. */
export type Try = {
  kind: "password" | "second-factor" | "set-password";
  account: string | undefined;
  sender: Sender | undefined;
  now: Date;
};

/** Milliseconds. */
const [SECOND, HOUR, DAY] = [1_000, 3_600_000, 86_400_000];

/** How long an address from which somebody has signed in is known. Milliseconds. */
const KNOWN_FOR = 30 * DAY;

/** In the place of the count of an address that is known. */
const KNOWN = -1;

/**
 * So many tries are free; then each has to wait twice as long as the one before, up to the most. Whoever tries out
 * passwords for one account from one place waits longest. What counts for an account from everywhere waits little, so
 * that nobody can shut its owner out.
 */
const LIMITS = {
  pair: { free: 5, first: 10 * SECOND, most: 900 * SECOND },
  address: { free: 20, first: 10 * SECOND, most: 900 * SECOND },
  account: { free: 30, first: 5 * SECOND, most: 60 * SECOND },
} as const;

type Counter = { counter: string; limit: { free: number; first: number; most: number } };

/**
 * Counts a try and says whether it may be made, or for how many seconds to wait. It is counted before it is made, so
 * that many at once count too; `forgetTry` takes it back when it was right.
 */
export async function countTry(
  { store, hashKey }: Vault,
  tried: Try,
): Promise<{ ok: true } | { ok: false; reason: "wait"; seconds: number }> {
  const now = tried.now.getTime();
  return transact(store, async (transaction) => {
    await forgetNowAndThen(transaction, hashKey, tried.now);
    const counters = await countersOf(transaction, hashKey, tried);
    const names = counters.map(({ counter }) => counter);
    if (names.length === 0) return { ok: true };
    const rows = await transaction.selectFrom("staff_tries").selectAll().where("counter", "in", names).execute();
    const waits = counters.map(({ counter, limit }) => {
      const row = rows.find((one) => one.counter === counter);
      return row ? waitOf(row, limit, now) : 0;
    });
    const wait = Math.max(...waits);
    if (wait > 0) return { ok: false, reason: "wait", seconds: Math.ceil(wait / SECOND) };
    for (const counter of names) {
      const isOld = (rows.find((one) => one.counter === counter)?.last_at ?? 0) < now - DAY;
      await transaction
        .insertInto("staff_tries")
        .values({ counter, count: 1, last_at: now })
        .onConflict((conflict) =>
          conflict
            .column("counter")
            .doUpdateSet(({ eb }) => ({ count: isOld ? 1 : eb("staff_tries.count", "+", 1), last_at: now })),
        )
        .execute();
    }
    return { ok: true };
  });
}

/** Takes back a try that was right, and remembers that its account was at this address. */
export async function forgetTry({ store, hashKey }: Vault, tried: Try): Promise<void> {
  await transact(store, async (transaction) => {
    const names = counterNames(hashKey, tried);
    if (names.pair) await transaction.deleteFrom("staff_tries").where("counter", "=", names.pair).execute();
    const others = [names.address, names.account].filter((name) => name !== undefined);
    if (others.length > 0)
      await transaction
        .updateTable("staff_tries")
        .set(({ eb }) => ({ count: eb("count", "-", 1) }))
        .where("counter", "in", others)
        .where("count", ">", 0)
        .execute();
    if (names.known) await remember(transaction, names.known, KNOWN, tried.now);
  });
}

/** When the tries in a database were last looked through by this process. */
const lookedThrough = new WeakMap<KeyObject, number>();

/** Once an hour, whoever tries something first pays for the forgetting, so that tries without end fill no disk. */
async function forgetNowAndThen(transaction: Store, hashKey: KeyObject, now: Date): Promise<void> {
  const at = now.getTime();
  if (Math.abs(at - (lookedThrough.get(hashKey) ?? 0)) < HOUR) return;
  lookedThrough.set(hashKey, at);
  await forgetOldTries(transaction, now);
}

/** Forgets tries of which nothing follows any more, and sessions that ended long ago. */
export async function forgetOldTries(transaction: Store, now: Date): Promise<void> {
  await transaction
    .deleteFrom("staff_sessions")
    .where("expires_at", "<", new Date(now.getTime() - DAY).toISOString())
    .execute();
  const at = now.getTime();
  await transaction
    .deleteFrom("staff_tries")
    .where(({ and, or, eb }) =>
      or([and([eb("count", "!=", KNOWN), eb("last_at", "<", at - DAY)]), eb("last_at", "<", at - KNOWN_FOR)]),
    )
    .execute();
}

function waitOf({ count, last_at }: { count: number; last_at: number }, limit: Counter["limit"], now: number): number {
  if (count < limit.free || last_at < now - DAY) return 0;
  // A clock that was ahead keeps nobody out for longer than the longest wait.
  const wait = Math.min(limit.first * 2 ** Math.min(count - limit.free, 20), limit.most);
  return Math.min(last_at + wait - now, wait);
}

async function countersOf(store: Store, hashKey: KeyObject, tried: Try): Promise<Counter[]> {
  const names = counterNames(hashKey, tried);
  const isKnown =
    names.known !== undefined &&
    (await store.selectFrom("staff_tries").select("counter").where("counter", "=", names.known).executeTakeFirst());
  const limited = [
    { counter: names.pair, limit: LIMITS.pair },
    { counter: names.address, limit: LIMITS.address },
    { counter: isKnown ? undefined : names.account, limit: LIMITS.account },
  ];
  return limited.flatMap(({ counter, limit }) => (counter ? [{ counter, limit }] : []));
}

function counterNames(hashKey: KeyObject, { kind, account, sender }: Try) {
  const name = (...parts: string[]) => keyedHash(hashKey, "staff", ["try", kind, ...parts].join("\0"));
  const both = account !== undefined && sender !== undefined;
  return {
    pair: both ? name("pair", account, sender.address) : undefined,
    address: sender && name("address", sender.address),
    account: account === undefined ? undefined : name("account", account),
    known: both ? name("known", account, sender.address) : undefined,
  };
}

async function remember(store: Store, counter: string, count: number, now: Date): Promise<void> {
  const last_at = now.getTime();
  await store
    .insertInto("staff_tries")
    .values({ counter, count, last_at })
    .onConflict((conflict) => conflict.column("counter").doUpdateSet({ count, last_at }))
    .execute();
}
