import { randomUUID } from "node:crypto";
import type { Log } from "../log.ts";
import { type Store, storeFailure } from "../store/database.ts";
import { newReference, type RandomBytes } from "./reference.ts";
import { addRequest } from "./requests.ts";
import { CONSENT_VERSION, type ConsultationRequest } from "./schema.ts";

/** Only `ok: true` may be shown as received: the request is then on the disk. */
export type Outcome = { ok: true; reference: string } | { ok: false; reason: "unavailable" };

/** What submitting needs from outside. `store` is opened inside, because opening it can fail like writing can. */
export type Surroundings = { store: () => Promise<Store>; random: RandomBytes; now: Date; log: Log };

/** Two references are rarely the same; more misses than this mean that something else is wrong. */
const REFERENCE_TRIES = 5;

/**
 * Stores a request and gives its reference, or stores nothing.
 *
 * It returns after the commit has reached the disk. A store that is locked, full, read-only or out of reach gives
 * `unavailable`, and one line in the log.
 */
export async function submitConsultation(request: ConsultationRequest, around: Surroundings): Promise<Outcome> {
  try {
    const store = await around.store();
    return await store.transaction().execute((transaction) => addWithNewReference(transaction, request, around));
  } catch (error) {
    const code = storeFailure(error);
    if (!code) throw error;
    around.log("request-not-stored", { code });
    return { ok: false, reason: "unavailable" };
  }
}

async function addWithNewReference(store: Store, request: ConsultationRequest, around: Surroundings): Promise<Outcome> {
  for (let attempt = 0; attempt < REFERENCE_TRIES; attempt += 1) {
    const reference = newReference(around.random);
    const row = { id: randomUUID(), reference, receivedAt: around.now, consentVersion: CONSENT_VERSION, request };
    if (await addRequest(store, row)) return { ok: true, reference };
  }
  throw new Error(`No free reference in ${REFERENCE_TRIES} tries.`);
}
