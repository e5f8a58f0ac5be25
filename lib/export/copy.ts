import { appendEntry, type Entry } from "../audit/trail.ts";
import { optionWords, printJson } from "../consultation/print.ts";
import { readReference } from "../consultation/reference.ts";
import { requestIn, type StoredRequest, type UnreadableRequest } from "../consultation/requests.ts";
import { FIELD_NAMES, LABELS } from "../consultation/schema.ts";
import type { Vault } from "../consultation/vault.ts";
import { namesIn } from "../inbox/events.ts";
import { notesOf } from "../inbox/notes.ts";
import type { Opened } from "../inbox/one.ts";
import { transact } from "../store/transact.ts";

/**
 * Everything that is kept about a request, for the person whose it is: the answers, where it stands, the notes, what was
 * done and the e-mails that were sent or are owed. That it is taken out stands in the trail first, and so in the copy.
 * Nothing when no request has this reference.
 */
export async function copyRequest(
  vault: Vault,
  typed: string,
  done: Pick<Entry, "at" | "person">,
): Promise<{ name: string; text: string } | undefined> {
  const reference = readReference(typed);
  if (!reference) return undefined;
  const found = await transact(vault.store, async (transaction) => {
    const all = transaction.selectFrom("requests").selectAll();
    const row = await all.where("reference", "=", reference).executeTakeFirst();
    if (!row) return undefined;
    await appendEntry(transaction, { action: "request-exported", subject: row.id, ...done }, vault.hashKey);
    const trail = transaction.selectFrom("audit").select(["action", "person", "at"]).where("subject", "=", row.id);
    const mails = transaction.selectFrom("outbox").selectAll().where("request_id", "=", row.id);
    const keys = vault.keys();
    return {
      request: requestIn(row, keys),
      notes: await notesOf(transaction, row, keys),
      steps: (await trail.orderBy("number").execute()).map((step) => ({ ...step, at: new Date(step.at) })),
      mails: await mails.orderBy("created_at").orderBy("id").execute(),
    };
  });
  if (!found) return undefined;
  const copy = copyOf(found, await namesIn(vault.store, found), done.at);
  return { name: `request-${reference}.json`, text: `${printJson(copy)}\n` };
}

type Mail = { kind: string; created_at: number; sent_at: number | null; given_up_at: number | null; attempts: number };

/** Who did something is named as on the pages for staff. */
function copyOf({ request, notes, steps, mails }: Opened & { mails: Mail[] }, names: Map<string, string>, at: Date) {
  const by = (person: string | null) => (person === null ? "the site" : (names.get(person) ?? "at the machine"));
  const { reference, receivedAt, status, changedAt, answeredAt, closedAt, automatic } = request;
  return {
    copiedAt: at,
    reference,
    receivedAt,
    status,
    changedAt,
    answeredAt,
    closedAt,
    looksAutomatic: automatic,
    ...contentOf(request),
    notes: notes.map((note) => ({
      at: note.at,
      by: by(note.person),
      ...(note.deed ? { deed: note.deed, text: note.text } : { cannotBeOpened: true }),
    })),
    trail: steps.map((step) => ({ at: step.at, by: by(step.person), action: step.action })),
    emails: mails.map(({ kind, created_at, sent_at, given_up_at, attempts }) => ({
      kind,
      to: kind === "notice" ? "the clinic" : "the person",
      owedSince: new Date(created_at),
      attempts,
      sentAt: sent_at === null ? null : new Date(sent_at),
      givenUpAt: given_up_at === null ? null : new Date(given_up_at),
    })),
  };
}

function contentOf(request: StoredRequest | UnreadableRequest) {
  if (!request.readable) return { cannotBeOpened: request.reason };
  const { answers, consentVersion } = request;
  const given = FIELD_NAMES.filter((name) => answers[name] !== undefined).map((name) => {
    const values = [answers[name] ?? []].flat();
    return { question: LABELS[name], answer: values.map((value) => optionWords(name, value) ?? value) };
  });
  return { agreedToBeContacted: { wording: consentVersion, at: request.receivedAt }, answers: given };
}
