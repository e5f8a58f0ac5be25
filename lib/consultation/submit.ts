import { randomUUID } from "node:crypto";
import { appendEntry } from "../audit/trail.ts";
import type { Log } from "../log.ts";
import { oweMail } from "../mail/outbox.ts";
import { type Store, storeFailure } from "../store/database.ts";
import { transact } from "../store/transact.ts";
import { keyedHash, normalEmail } from "./hashes.ts";
import { keyFailure } from "./keys.ts";
import { newReference } from "./reference.ts";
import { addRequest } from "./requests.ts";
import { CONSENT_VERSION, type ConsultationRequest } from "./schema.ts";
import type { Vault } from "./vault.ts";

/** Only `ok: true` may be shown as received: the request is then on the disk. */
export type Outcome = { ok: true; reference: string } | { ok: false; reason: "unavailable" };

/**
 * What submitting needs from outside. `vault` is opened inside, because opening it can fail like writing can. `onceKey`
 * is the same for each attempt to send one form; without it, each attempt is a request.
 */
export type Surroundings = { vault: () => Promise<Vault>; now: Date; log: Log; onceKey?: string };

/** So many e-mails a day tell one address that a request has arrived. */
const MOST_ACKNOWLEDGEMENTS = 3;

/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1_000;

/** Two references are rarely the same; more misses than this mean that something else is wrong. */
const REFERENCE_TRIES = 5;

/**
 * Seals and stores a request and gives its reference, or stores nothing.
 *
 * It returns after the commit has reached the disk. A store that is locked, full, read-only or out of reach, or a key
 * that is not there, gives `unavailable` and one line in the log. What was sent before with the same `onceKey` and the
 * same answers gives the reference it got then.
 */
export async function submitConsultation(request: ConsultationRequest, around: Surroundings): Promise<Outcome> {
  try {
    const vault = await around.vault();
    return await transact(vault.store, (transaction) => addOnce(transaction, vault, request, around));
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
  { now, onceKey = randomUUID() }: Surroundings,
): Promise<Outcome> {
  for (let attempt = 0; attempt < REFERENCE_TRIES; attempt += 1) {
    const reference = newReference(vault.random);
    const row = { id: randomUUID(), reference, receivedAt: now, consentVersion: CONSENT_VERSION, onceKey, request };
    const added = await addRequest(transaction, row, vault);
    if (added.state === "reference-taken") continue;
    if (added.state === "added") await oweMails(transaction, vault, { id: added.id, email: request.email, now });
    const action = added.state === "added" ? "request-received" : "request-received-again";
    await appendEntry(transaction, { action, at: now, subject: added.id }, vault.hashKey);
    return { ok: true, reference: added.reference };
  }
  throw new Error(`No free reference in ${REFERENCE_TRIES} tries.`);
}

type Arrived = { id: string; email: ConsultationRequest["email"]; now: Date };

/** The clinic is told of each request, and the patient who gave an address that it has arrived. */
async function oweMails(transaction: Store, vault: Vault, { id, email, now }: Arrived) {
  const isTold = email ? await mayBeTold(transaction, vault, email, now) : false;
  await oweMail(transaction, { requestId: id, kinds: isTold ? ["notice", "acknowledgement"] : ["notice"], now });
}

/**
 * False when the address has been given often within a day: then somebody else may be typing it, and what we send would
 * be a nuisance. The requests themselves are all kept.
 */
async function mayBeTold(transaction: Store, { hashKey }: Vault, email: string, now: Date): Promise<boolean> {
  const { given } = await transaction
    .selectFrom("requests")
    .select(({ fn }) => fn.countAll<number>().as("given"))
    .where("email_hash", "=", keyedHash(hashKey, "email", normalEmail(email)))
    .where("received_at", ">", now.getTime() - DAY)
    .executeTakeFirstOrThrow();
  return Number(given) <= MOST_ACKNOWLEDGEMENTS;
}
