import { setTimeout } from "node:timers/promises";
import type { Store } from "./database.ts";
import { isLocked } from "./failure.ts";

/** For how long it is tried while somebody waits for an answer. Milliseconds. */
const PATIENCE = 1_500;

/** Where nobody waits for an answer. */
export const LONG_PATIENCE = 60_000;

/** Between two tries, in which this process does other things. Milliseconds. */
const PAUSE = 50;

/**
 * Does work in one transaction: all of it is kept, or nothing. While another process writes it tries again, from the
 * beginning.
 */
export async function transact<Result>(
  store: Store,
  work: (transaction: Store) => Promise<Result>,
  patience = PATIENCE,
): Promise<Result> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      return await store.transaction().execute(work);
    } catch (error) {
      if (!isLocked(error) || performance.now() >= until) throw error;
    }
    await setTimeout(PAUSE);
  }
}
