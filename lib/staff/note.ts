import { appendEntry, type Entry } from "../audit/trail.ts";
import { keyedHash } from "../consultation/hashes.ts";
import type { Vault } from "../consultation/vault.ts";
import { transact } from "../store/transact.ts";

/** How many entries that anybody can bring about are written within an hour. A flood of failures must not fill a disk. */
const MOST_AN_HOUR = 200;

const HOUR = 3_600_000;

/** Writes into the trail what somebody has done, whom we know. */
export function note({ store, hashKey }: Vault, entry: Entry): Promise<void> {
  return transact(store, (transaction) => appendEntry(transaction, entry, hashKey));
}

/** Writes down what a stranger can bring about, up to so often within an hour; the log has the rest. */
export async function noteSparingly({ store, hashKey }: Vault, entry: Entry, most = MOST_AN_HOUR): Promise<void> {
  const at = entry.at.getTime();
  const whose = most === MOST_AN_HOUR ? "" : (entry.person ?? "");
  const counter = keyedHash(hashKey, "staff", `noted ${entry.action} ${whose} ${Math.floor(at / HOUR)}`);
  await transact(store, async (transaction) => {
    const { count } = await transaction
      .insertInto("staff_tries")
      .values({ counter, count: 1, last_at: at })
      .onConflict((conflict) =>
        conflict.column("counter").doUpdateSet(({ eb }) => ({ count: eb("staff_tries.count", "+", 1), last_at: at })),
      )
      .returning("count")
      .executeTakeFirstOrThrow();
    if (count <= most) await appendEntry(transaction, entry, hashKey);
  });
}

/** How the trail names whoever typed an e-mail address: by the id of the account, or by a keyed hash when there is none. */
export async function personTyping({ store, hashKey }: Vault, email: string): Promise<string> {
  const found = await store.selectFrom("staff").select("id").where("email", "=", email).executeTakeFirst();
  return found?.id ?? keyedHash(hashKey, "person", email);
}
