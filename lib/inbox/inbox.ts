import type { Entry } from "../audit/trail.ts";
import type { Vault } from "../consultation/vault.ts";
import { namesIn } from "./events.ts";
import { lineOf } from "./lines.ts";
import { countViews, noteListed, readPlace, readView } from "./lists.ts";
import { openRequest } from "./one.ts";
import { overdueOf } from "./promise.ts";
import { LIST_NAMES, type SearchState, type Sheet, type ViewName } from "./schema.ts";
import { searchRequests } from "./search.ts";
import { sheetOf } from "./sheet.ts";

/** What of the clinic's details decides who waits too long, and how long what is closed is kept. */
type Promised = { replyTime: string; hours: { days: string }[]; keepDays: number };

type Done = Pick<Entry, "at" | "person"> & { at: Date };

/** One page of the inbox, as its address asks for it, and writes down that somebody looks at it. */
export async function readInbox(
  vault: Vault,
  asked: { list?: unknown; after?: unknown },
  clinic: Promised,
  done: Done,
) {
  const { overdue, counting } = overdueOf(clinic, done.at);
  const view: ViewName = [...LIST_NAMES, "overdue" as const].find((name) => name === asked.list) ?? "new";
  const after = readPlace(asked.after);
  await noteListed(vault, done);
  const [page, counts] = await Promise.all([
    readView(vault, view, { after, overdue }),
    countViews(vault.store, overdue),
  ]);
  const lines = page.requests.map((request) => lineOf(request, overdue));
  const { replyTime, keepDays } = clinic;
  return { view, counts, lines, next: page.next, isLater: after !== undefined, replyTime, keepDays, counting };
}

/** What somebody finds by what they typed. Nothing that was typed finds nothing, and nobody has searched. */
export async function findLines(vault: Vault, typed: string, clinic: Promised, done: Done): Promise<SearchState> {
  if (typed.trim() === "") return { typed: "" };
  const { requests, isCut } = await searchRequests(vault, typed, done);
  const { overdue } = overdueOf(clinic, done.at);
  return { typed, found: { lines: requests.map((request) => lineOf(request, overdue)), isCut } };
}

/** One request for somebody to read or to print, ready to be shown; nothing when there is none with this reference. */
export async function readSheet(
  vault: Vault,
  reference: string,
  clinic: Promised,
  done: Done & { action: "request-read" | "request-printed" },
): Promise<Sheet | undefined> {
  const opened = await openRequest(vault, reference, done);
  if (!opened) return undefined;
  const names = await namesIn(vault.store, opened);
  return sheetOf(opened, { names, overdue: overdueOf(clinic, done.at).overdue, replyTime: clinic.replyTime });
}
