import { appendEntry, type Entry } from "../audit/trail.ts";
import { findByPerson } from "../consultation/find.ts";
import { readReference } from "../consultation/reference.ts";
import { findRequest, type StoredRequest, type UnreadableRequest } from "../consultation/requests.ts";
import type { Vault } from "../consultation/vault.ts";
import { transact } from "../store/transact.ts";

/** As many as fit on a page; who finds more should look for more. */
export const MOST_FOUND = 50;

/** Longer than any address or name. In characters. */
const LONGEST = 300;

/** What was found, newest first, and whether there is more of it than is shown. */
export type Found = { requests: (StoredRequest | UnreadableRequest)[]; isCut: boolean };

/**
 * Finds requests by reference, e-mail address, phone number or the words of a name, and writes down that somebody looked,
 * but not for what. Eight letters can be a reference or a name: then both are looked for.
 */
export async function searchRequests(vault: Vault, typed: string, done: Pick<Entry, "at" | "person">): Promise<Found> {
  const words = typed.slice(0, LONGEST);
  await transact(vault.store, (transaction) =>
    appendEntry(transaction, { action: "requests-searched", ...done }, vault.hashKey),
  );
  const reference = readReference(words);
  const referred = reference ? await findRequest(vault, reference) : undefined;
  const people = await findByPerson(vault, words, MOST_FOUND + 1);
  const others = people.filter(({ id }) => id !== referred?.id);
  const all = referred ? [referred, ...others] : others;
  return { requests: all.slice(0, MOST_FOUND), isCut: all.length > MOST_FOUND };
}
