import { keyedHash } from "../consultation/hashes.ts";
import type { Vault } from "../consultation/vault.ts";
import { transact } from "../store/transact.ts";

/**
 * Takes something that may be used once within a while, like a code of the second factor. Only one who asks for it gets
 * it, also when several do so at the same moment on several servers.
 */
export async function claimOnce(
  { store, hashKey }: Vault,
  what: string,
  now: Date,
  milliseconds: number,
): Promise<boolean> {
  const counter = keyedHash(hashKey, "staff", `once ${what}`);
  const at = now.getTime();
  const taken = await transact(store, (transaction) =>
    transaction
      .insertInto("staff_tries")
      .values({ counter, count: 1, last_at: at })
      .onConflict((conflict) =>
        conflict
          .column("counter")
          .doUpdateSet({ last_at: at })
          .where("staff_tries.last_at", "<", at - milliseconds),
      )
      .returning("counter")
      .execute(),
  );
  return taken.length === 1;
}
