import { setImmediate, setTimeout } from "node:timers/promises";
import { checkInSteps } from "../content/check.ts";
import { currentSite } from "../content/shown.ts";
import { finishDocuments } from "../documents/finish.ts";
import type { Documents } from "../documents/memory.ts";
import { describeError, type Log } from "../log.ts";

/** How long after a start the site begins. Milliseconds. */
const PAUSE = 10_000;

/** Where the site answers, its documents, the folder that keeps their compressed forms, and its log. */
type Site = { port: number; documents: Documents; kept: string; log: Log };

/**
 * Does beside answering what somebody would wait for later, one thing after the other: has the content read for the pages
 * that are made for each visit, checks what is shown for the first who publishes, and compresses further what the build had
 * no time for. Those who come first after a start have the machine to themselves. Returns what ends it.
 */
export function startWorkingAhead({ port, documents, kept, log }: Site): () => void {
  const stop = new AbortController();
  async function work(): Promise<void> {
    await setTimeout(PAUSE, undefined, { signal: stop.signal, ref: false });
    await askForSearch(port);
    await checkShown().catch((error: unknown) => log("not-read-ahead", describeError(error)));
    await finishDocuments(documents, kept, { signal: stop.signal });
  }
  work().catch((error: unknown) => {
    if (!stop.signal.aborted) log("not-worked-ahead", describeError(error));
  });
  return () => stop.abort();
}

async function askForSearch(port: number): Promise<void> {
  const answer = await fetch(`http://localhost:${port}/search`).catch(() => null);
  await answer?.body?.cancel();
}

/** Reads and checks what is shown, a page at a time and with a turn for others after each. */
async function checkShown(): Promise<void> {
  const { site } = await currentSite();
  for (const { tree } of site.pages) await setImmediate(tree);
  await checkInSteps(site);
}
