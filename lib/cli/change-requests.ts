import type { Entry } from "../audit/trail.ts";
import type { Kept } from "../backup/kept.ts";
import type { StoredRequest, UnreadableRequest } from "../consultation/requests.ts";
import { closeRequest, reopenRequest } from "../consultation/status.ts";
import { confirmClock } from "../retention/clock.ts";
import { erasedAt, type Terms } from "../retention/due.ts";
import { eraseRequests, eraseTracesThoroughly } from "../retention/erase.ts";

/** What was done, in one line, or why it was not. */
type Line = { ok: boolean; line: string };

/** What changing requests needs beside the request itself. */
type Around = { kept: Kept; terms: Terms | undefined; done: Pick<Entry, "at" | "person">; yes: boolean };

type AnyRequest = StoredRequest | UnreadableRequest;

/** The commands that change a request, by their names. */
export const CHANGES: Record<string, (request: AnyRequest, around: Around) => Promise<Line>> = {
  close: closeOne,
  reopen: reopenOne,
  erase: eraseOne,
};

async function closeOne({ reference }: AnyRequest, { kept, terms, done }: Around): Promise<Line> {
  const changed = await closeRequest(kept.vault, reference, done);
  if (changed !== "changed") return { ok: false, line: `Request ${reference} is closed already.` };
  const end = terms && erasedAt({ status: "closed", changedAt: done.at, closedAt: done.at }, terms);
  const when = end ? ` It will be erased on ${end.toISOString().slice(0, 10)}.` : "";
  return { ok: true, line: `Request ${reference} is closed.${when}` };
}

async function reopenOne({ reference }: AnyRequest, { kept, done }: Around): Promise<Line> {
  const changed = await reopenRequest(kept.vault, reference, done);
  if (changed !== "changed") return { ok: false, line: `Request ${reference} is not closed.` };
  return { ok: true, line: `Request ${reference} is open again.` };
}

async function eraseOne({ id, reference }: AnyRequest, { kept, done, yes }: Around): Promise<Line> {
  if (!yes) {
    const line = `Nothing is erased yet. It cannot be undone; to go ahead: npm run requests -- erase ${reference} --yes`;
    return { ok: false, line };
  }
  await eraseRequests(kept, async () => [id], done);
  try {
    await eraseTracesThoroughly(kept, done.at);
  } catch (error) {
    const why = error instanceof Error ? error.message : "unknown reason";
    return {
      ok: false,
      line: `Request ${reference} is erased, but traces of it are left. The site tries again within a day: ${why}`,
    };
  }
  return { ok: true, line: `Request ${reference} is erased. Its key is erased too: no backup made here can show it.` };
}

/** Has the clock of this machine believed again, when the person who asks says that it is right. */
export async function believeClock({ kept, done, yes }: Omit<Around, "terms">): Promise<Line> {
  const now = `${done.at.toISOString().slice(0, 16).replace("T", " ")} in Greenwich`;
  if (!yes) {
    const line = `This machine says that it is ${now}. If that is right, write: npm run requests -- clock --yes`;
    return { ok: false, line };
  }
  await confirmClock(kept.vault, done);
  return { ok: true, line: `Requests are erased by this clock again: it is ${now}.` };
}
