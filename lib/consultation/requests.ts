import type { Store } from "../store/database.ts";
import { storeFailure } from "../store/failure.ts";
import type { RequestsTable } from "../store/tables.ts";
import { keyedHash } from "./hashes.ts";
import { keyFailure, keyProblem, type MasterKeys } from "./keys.ts";
import { readReference } from "./reference.ts";
import type { ConsultationRequest } from "./schema.ts";
import { type Answers, type Content, contentHashes, nameHashes, sealContent, unsealContent } from "./sealed-request.ts";
import type { Vault } from "./vault.ts";

type Envelope = {
  id: string;
  reference: string;
  receivedAt: Date;
  status: RequestsTable["status"];
  changedAt: Date;
  closedAt: Date | null;
  /** When somebody first spoke or wrote to the person, or closed the request without; null while the person waits. */
  answeredAt: Date | null;
  /** Counts its changes. */
  version: number;
  /** It looks as if a program had sent it. */
  automatic: boolean;
};

/** A request in the store. `receivedAt` is also the time of consent, whose wording `consentVersion` names. */
export type StoredRequest = Envelope & { readable: true; consentVersion: string; answers: Answers };

/** A request that cannot be opened, because its key is not there or because somebody changed it. */
export type UnreadableRequest = Envelope & { readable: false; reason: "no-key" | "changed" };

export type NewRequest = {
  id: string;
  reference: string;
  receivedAt: Date;
  consentVersion: string;
  /** The same for each attempt to send one form. */
  onceKey: string;
  automatic: boolean;
  request: ConsultationRequest;
};

/** What was sent before with the same key: this very request, if it was, and how many others. */
export type Earlier = { same: { id: string; reference: string } | undefined; others: number };

/** Looks for what was sent before with the key of a request, within the caller's transaction. */
export async function findEarlier(
  transaction: Store,
  sent: Pick<NewRequest, "onceKey" | "consentVersion" | "request">,
  { hashKey }: Vault,
): Promise<Earlier> {
  const { body_hash } = contentHashes(contentOf(sent), hashKey);
  const rows = await transaction
    .selectFrom("requests")
    .select(["id", "reference", "body_hash"])
    .where("once_hash", "=", keyedHash(hashKey, "once-key", sent.onceKey))
    .execute();
  const same = rows.find((row) => row.body_hash === body_hash);
  return { same: same && { id: same.id, reference: same.reference }, others: rows.length - (same ? 1 : 0) };
}

/**
 * Seals a request and adds it, within the caller's transaction. False means that its reference is another request's.
 * Throws when the same was sent before with the same key.
 */
export async function addRequest(transaction: Store, added: NewRequest, vault: Vault): Promise<boolean> {
  const { id, reference } = added;
  const content = contentOf(added);
  const once_hash = keyedHash(vault.hashKey, "once-key", added.onceKey);
  const sealed = sealContent(content, id, vault.keys(), vault.random);
  const result = await transaction
    .insertInto("requests")
    .values({
      id,
      reference,
      received_at: added.receivedAt.getTime(),
      status: "new",
      changed_at: added.receivedAt.getTime(),
      closed_at: null,
      answered_at: null,
      version: 0,
      automatic: added.automatic ? 1 : 0,
      once_hash,
      ...sealed,
      ...contentHashes(content, vault.hashKey),
    })
    .onConflict((conflict) => conflict.column("reference").doNothing())
    .executeTakeFirstOrThrow();
  if (result.numInsertedOrUpdatedRows !== 1n) return false;
  const received_at = added.receivedAt.getTime();
  const words = nameHashes(content, vault.hashKey).map((word_hash) => ({ request_id: id, word_hash, received_at }));
  if (words.length > 0) await transaction.insertInto("request_names").values(words).execute();
  return true;
}

/** What of a request is sealed: the fields that were answered, and the wording that was agreed to. */
function contentOf({ request, consentVersion }: Pick<NewRequest, "request" | "consentVersion">): Content {
  const given = Object.entries(request).filter(([, answer]) => answer !== "" && answer !== undefined);
  return { consentVersion, answers: Object.fromEntries(given) };
}

/** Every request, or those with these ids, newest first. */
export async function listRequests(
  { store, keys }: Vault,
  ids?: string[],
): Promise<(StoredRequest | UnreadableRequest)[]> {
  const all = store.selectFrom("requests").selectAll().orderBy("received_at", "desc").orderBy("id");
  const rows = await (ids ? all.where("id", "in", ids) : all).execute();
  const now = keys();
  return rows.map((row) => requestIn(row, now));
}

/** The request with this reference, written as `readReference` gives it. */
export async function findRequest(
  { store, keys }: Vault,
  reference: string,
): Promise<StoredRequest | UnreadableRequest | undefined> {
  const row = await store.selectFrom("requests").selectAll().where("reference", "=", reference).executeTakeFirst();
  return row && requestIn(row, keys());
}

/**
 * What an e-mail about a request needs. Gives nothing when the request was erased meanwhile; throws when it cannot be
 * opened, since the mail is still owed then.
 */
export async function mailAddressee({ store, keys }: Vault, id: string) {
  const row = await store.selectFrom("requests").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) return undefined;
  const request = requestIn(row, keys());
  if (!request.readable) throw keyProblem("The request cannot be opened.");
  const { email } = request.answers;
  const { reference, automatic } = request;
  return { reference, automatic, email: typeof email === "string" ? email : undefined };
}

/** Whether a reference belongs to a request, or that the store cannot tell just now. */
export type LookUp = { state: "known"; reference: string } | { state: "unknown" } | { state: "unavailable" };

/** Looks for the request that somebody's typed reference means, without opening it. Only what the store holds is `known`. */
export async function lookUpReference(vault: () => Promise<Vault>, typed: string): Promise<LookUp> {
  const reference = readReference(typed);
  if (!reference) return { state: "unknown" };
  try {
    const { store } = await vault();
    const row = await store.selectFrom("requests").select("id").where("reference", "=", reference).executeTakeFirst();
    return row ? { state: "known", reference } : { state: "unknown" };
  } catch (error) {
    if (!storeFailure(error) && !keyFailure(error)) throw error;
    return { state: "unavailable" };
  }
}

/** How many requests there are. */
export async function countRequests({ store }: Vault): Promise<number> {
  const { count } = await store
    .selectFrom("requests")
    .select((query) => query.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** A request as its row holds it, opened if that can be done. */
export function requestIn(row: RequestsTable, keys: MasterKeys): StoredRequest | UnreadableRequest {
  const { id, reference, status } = row;
  const envelope = {
    id,
    reference,
    receivedAt: new Date(row.received_at),
    status,
    changedAt: new Date(row.changed_at),
    closedAt: dateOf(row.closed_at),
    answeredAt: dateOf(row.answered_at),
    version: row.version,
    automatic: row.automatic === 1,
  };
  const opened = unsealContent(row, keys);
  return opened.ok
    ? { ...envelope, readable: true, ...opened.content }
    : { ...envelope, readable: false, reason: opened.reason };
}

function dateOf(time: number | null): Date | null {
  return time === null ? null : new Date(time);
}
