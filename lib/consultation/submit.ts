import { randomUUID } from "node:crypto";
import { appendEntry } from "../audit/trail.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/database.ts";
import { storeFailure } from "../store/failure.ts";
import { transact } from "../store/transact.ts";
import { isWornOut } from "./automatic.ts";
import { keyFailure } from "./keys.ts";
import { countArrival, isOverLimit, type Sender } from "./limits.ts";
import { oweMails } from "./owed-mails.ts";
import { newReference } from "./reference.ts";
import { addRequest, findEarlier, type NewRequest } from "./requests.ts";
import { CONSENT_VERSION, type ConsultationRequest } from "./schema.ts";
import type { Vault } from "./vault.ts";

/** Only `ok: true` may be shown as received: the request is then on the disk. Otherwise nothing of it was stored. */
export type Outcome = { ok: true; reference: string } | { ok: false; reason: "unavailable" | "too-many" };

/**
 * What submitting needs from outside. `vault` is opened inside, because opening it can fail like writing can. `onceKey`
 * is the same for each attempt to send one form; without it, each attempt is a request. `automatic` says that the form
 * looks as if a program had sent it, and `sender` from where; `limited: false` takes any number, for measuring.
 */
export type Surroundings = {
  vault: () => Promise<Vault>;
  now: Date;
  log: Log;
  onceKey?: string | undefined;
  automatic?: boolean;
  sender?: Sender | undefined;
  limited?: boolean;
};

/** Two references are rarely the same; more misses than this mean that something else is wrong. */
const REFERENCE_TRIES = 5;

/**
 * Seals and stores a request and gives its reference, or stores nothing.
 *
 * It returns after the commit has reached the disk. A store that is locked, full, read-only or out of reach, or a key
 * that is not there, gives `unavailable` and one line in the log; more than the limits allow gives `too-many`. What was
 * sent before with the same `onceKey` and the same answers gives the reference it got then.
 */
export async function submitConsultation(request: ConsultationRequest, around: Surroundings): Promise<Outcome> {
  try {
    const vault = await around.vault();
    const outcome = await transact(vault.store, (transaction) => addOnce(transaction, vault, request, around));
    // It has a name of its own: a flood of these must not hide the requests that were lost to a fault.
    if (!outcome.ok) around.log("request-over-limit");
    return outcome;
  } catch (error) {
    const code = storeFailure(error) ?? keyFailure(error);
    if (!code) throw error;
    around.log("request-not-stored", { code });
    return { ok: false, reason: "unavailable" };
  }
}

async function addOnce(
  transaction: Store,
  vault: Vault,
  request: ConsultationRequest,
  { now, onceKey = randomUUID(), automatic = false, sender, limited = true }: Surroundings,
): Promise<Outcome> {
  const { hashKey } = vault;
  const sent = { receivedAt: now, consentVersion: CONSENT_VERSION, onceKey, request };
  const { same, others } = await findEarlier(transaction, sent, vault);
  // Nothing is written down of it: one form, sent again without end, would fill the disk, and no limit is asked here.
  if (same) return { ok: true, reference: same.reference };
  const isAutomatic = automatic || isWornOut(others);
  const arrival = { sender, isAutomatic, now };
  if (limited && (await isOverLimit(transaction, hashKey, arrival))) return { ok: false, reason: "too-many" };
  const { id, reference } = await addUnderNewReference(transaction, vault, { ...sent, automatic: isAutomatic });
  if (limited) await countArrival(transaction, hashKey, arrival);
  await oweMails(transaction, vault, { id, email: request.email, isAutomatic, now });
  await appendEntry(transaction, { action: "request-received", at: now, subject: id }, hashKey);
  return { ok: true, reference };
}

async function addUnderNewReference(
  transaction: Store,
  vault: Vault,
  sent: Omit<NewRequest, "id" | "reference">,
): Promise<{ id: string; reference: string }> {
  const id = randomUUID();
  for (let attempt = 0; attempt < REFERENCE_TRIES; attempt += 1) {
    const reference = newReference(vault.random);
    if (await addRequest(transaction, { id, reference, ...sent }, vault)) return { id, reference };
  }
  throw new Error(`No free reference in ${REFERENCE_TRIES} tries.`);
}
