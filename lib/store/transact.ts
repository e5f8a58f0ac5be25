import { setTimeout } from "node:timers/promises";
import { type Store, storeFailure } from "./database.ts";

/** While somebody waits for an answer: about a second and a half. */
const TRIES = 30;

/** For a command that may take its time: about a minute. */
export const PATIENT_TRIES = 1_200;

/** Between two tries, in which this process does other things. Milliseconds. */
const PAUSE = 50;

/** What SQLite says when another process writes, reads the journal in after a crash, or has written meanwhile. */
const LOCKED = ["SQLITE_5", "SQLITE_261", "SQLITE_517"];

/**
 * Does work in one transaction: all of it is kept, or nothing. While another process writes it tries again, from the
 * beginning.
 */
export async function transact<Result>(
  store: Store,
  work: (transaction: Store) => Promise<Result>,
  tries = TRIES,
): Promise<Result> {
  for (let left = tries; ; left -= 1) {
    try {
      return await store.transaction().execute(work);
    } catch (error) {
      if (left <= 1 || !LOCKED.includes(storeFailure(error) ?? "")) throw error;
    }
    await setTimeout(PAUSE);
  }
}
