import { sql } from "kysely";
import * as z from "zod";
import { type Store, storeFailure } from "../store/database.ts";
import type { RequestsTable } from "../store/tables.ts";
import { readReference } from "./reference.ts";
import type { ConsultationRequest } from "./schema.ts";

/** A request in the store. `receivedAt` is also the time of consent, whose wording `consentVersion` names. */
export type StoredRequest = {
  id: string;
  reference: string;
  receivedAt: Date;
  status: RequestsTable["status"];
  consentVersion: string;
  answers: Answers;
};

/** What was answered, by field. A question that was blank or not asked is not there. */
export type Answers = z.output<typeof answersSchema>;

const answersSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** How answers become the text of one column, and how they come back. */
function writeAnswers(request: ConsultationRequest): string {
  const given = Object.entries(request).filter(([, answer]) => answer !== "" && answer !== undefined);
  return JSON.stringify(Object.fromEntries(given));
}

function readAnswers(column: string): Answers {
  return answersSchema.parse(JSON.parse(column));
}

export type NewRequest = {
  id: string;
  reference: string;
  receivedAt: Date;
  consentVersion: string;
  request: ConsultationRequest;
};

/** Adds a request. False means that its reference is taken, and that nothing was stored. */
export async function addRequest(store: Store, added: NewRequest): Promise<boolean> {
  const result = await store
    .insertInto("requests")
    .values({
      id: added.id,
      reference: added.reference,
      received_at: added.receivedAt.getTime(),
      status: "new",
      consent_version: added.consentVersion,
      answers: writeAnswers(added.request),
    })
    .onConflict((conflict) => conflict.column("reference").doNothing())
    .executeTakeFirstOrThrow();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Every request, newest first. */
export async function listRequests(store: Store): Promise<StoredRequest[]> {
  const rows = await store.selectFrom("requests").selectAll().orderBy("received_at", "desc").orderBy("id").execute();
  return rows.map(fromRow);
}

/** The request with this reference, written as `readReference` gives it. */
export async function findRequest(store: Store, reference: string): Promise<StoredRequest | undefined> {
  const row = await store.selectFrom("requests").selectAll().where("reference", "=", reference).executeTakeFirst();
  return row && fromRow(row);
}

/** Whether a reference belongs to a request, or that the store cannot tell just now. */
export type LookUp = { state: "known"; reference: string } | { state: "unknown" } | { state: "unavailable" };

/** Looks for the request that somebody's typed reference means. Only what the store holds is `known`. */
export async function lookUpReference(store: () => Promise<Store>, typed: string): Promise<LookUp> {
  const reference = readReference(typed);
  if (!reference) return { state: "unknown" };
  try {
    return (await findRequest(await store(), reference)) ? { state: "known", reference } : { state: "unknown" };
  } catch (error) {
    if (!storeFailure(error)) throw error;
    return { state: "unavailable" };
  }
}

/** Erases a request, also from the journal that SQLite writes ahead. False means that there was none. */
export async function eraseRequest(store: Store, reference: string): Promise<boolean> {
  const result = await store.deleteFrom("requests").where("reference", "=", reference).executeTakeFirstOrThrow();
  await sql`pragma wal_checkpoint(truncate)`.execute(store);
  return result.numDeletedRows === 1n;
}

/** How many requests there are. */
export async function countRequests(store: Store): Promise<number> {
  const { count } = await store
    .selectFrom("requests")
    .select((query) => query.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

function fromRow(row: RequestsTable): StoredRequest {
  return {
    id: row.id,
    reference: row.reference,
    receivedAt: new Date(row.received_at),
    status: row.status,
    consentVersion: row.consent_version,
    answers: readAnswers(row.answers),
  };
}
