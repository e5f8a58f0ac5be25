import { setImmediate } from "node:timers/promises";
import { checkInSteps } from "../content/check.ts";
import type { Clinic } from "../content/schema.ts";
import { currentSite } from "../content/shown.ts";
import type { Workshop } from "../documents/make.ts";
import type { Documents } from "../documents/memory.ts";
import { describeError, type Log } from "../log.ts";
import { createPublisher, type Publisher } from "../publish/publisher.ts";
import { openSocket } from "../publish/socket.ts";
import type { Settings } from "../settings.ts";
import { objectionToWeight } from "./budget.ts";

/** What of the running site publishing works on. */
type Running = { documents: Documents; workshop: Workshop; clinic: Clinic; log: Log };

/** Makes the publisher of the running site. */
export function sitePublisher({ siteUrl }: Settings, { documents, workshop, clinic, log }: Running): Publisher {
  const objection = objectionToWeight(siteUrl);
  return createPublisher({ shown: { documents, workshop, objection }, clinic, log });
}

/** Offers to publish what lies in the content folder, to commands on this machine. */
export function offerPublishing({ dataDir, contentDir }: Settings, publisher: Publisher, log: Log) {
  return openSocket(dataDir, () => publisher(contentDir), log);
}

/**
 * Reads and checks what is shown, a page at a time and with a turn for others after each, so that the first person who
 * publishes, or searches, does not wait for it.
 */
export async function readAhead(log: Log): Promise<void> {
  try {
    const { site } = await currentSite();
    for (const { tree } of site.pages) await setImmediate(tree);
    await checkInSteps(site);
  } catch (error) {
    log("not-read-ahead", describeError(error));
  }
}
