import type { KeyObject } from "node:crypto";
import type { Store } from "../store/database.ts";
import { transact } from "../store/transact.ts";
import { readTrail, staffInTrail } from "./read.ts";
import { type CheckState, trailFilterSchema } from "./schema.ts";
import { appendEntry, type Entry, verifyTrail } from "./trail.ts";

/** The database, with the key of the trail. */
type Kept = { store: Store; hashKey: KeyObject };

type Done = Pick<Entry, "at" | "person">;

/** The part of the trail that an address asks for, after it was written down that somebody looks at it. */
export async function lookAtTrail({ store, hashKey }: Kept, asked: object, done: Done) {
  const filter = trailFilterSchema.parse(asked);
  await transact(store, (transaction) => appendEntry(transaction, { action: "trail-read", ...done }, hashKey));
  return { filter, ...(await readTrail(store, filter)), staff: await staffInTrail(store) };
}

/** Checks the whole trail on somebody's word. It takes the longer the more was done, and others get their turn meanwhile. */
export async function checkWhole({ store, hashKey }: Kept, done: Done): Promise<CheckState> {
  await transact(store, (transaction) => appendEntry(transaction, { action: "trail-checked", ...done }, hashKey));
  return { checked: { at: done.at, ...(await verifyTrail(store, hashKey)) } };
}
