import { describeError, type Log } from "../log.ts";
import { transact } from "../store/transact.ts";
import { forgetArrivals } from "./limits.ts";
import type { Vault } from "./vault.ts";

/** How often it is looked for what is to be forgotten. What is kept for two hours is so never kept for three. Milliseconds. */
const EVERY = 10 * 60 * 1_000;

type Surroundings = { vault: () => Promise<Vault>; now: () => Date; log: Log };

/**
 * Forgets now and from then on what is only kept for hours, whether or not requests come in. Gives what stops it. A
 * failure is written down, and tried again with the next look.
 */
export function startForgetting({ vault, now, log }: Surroundings, every = EVERY): () => void {
  async function forget(): Promise<void> {
    try {
      const { store } = await vault();
      await transact(store, (transaction) => forgetArrivals(transaction, now()));
    } catch (error) {
      log("not-forgotten", describeError(error));
    }
  }
  void forget();
  const looking = setInterval(() => void forget(), every).unref();
  return () => clearInterval(looking);
}
