import type { Clinic } from "../content/schema.ts";
import type { Log, LogDetails } from "../log.ts";
import { type Accept, publishContent, type Shown } from "./publish.ts";

/**
 * What a running site publishes with. `clinic` is what all parts of the site hold, and is written to; `tell` tells those of
 * it that hold something else, and is called when a detail has changed.
 */
export type PublisherParts = { shown: Shown; clinic: Clinic; tell: (clinic: Clinic) => Promise<void>; log: Log };

/**
 * What came of it. `about` is what a log may hold of why nothing has changed: where the first of the reasons lies, and how
 * many there are. Whoever asked logs it, since the same may be tried again and again.
 */
export type Outcome =
  | { ok: true; paths: string[]; seconds: number }
  | { ok: false; reasons: string[]; about: LogDetails };

/** Publishes a folder of content; of several that are asked for at once, one after the other. */
export type Publisher = (contentDir: string, accept?: Accept) => Promise<Outcome>;

/** Makes the publisher of a site. */
export function createPublisher({ shown, clinic, tell, log }: PublisherParts): Publisher {
  let last: Promise<unknown> = Promise.resolve();

  async function publish(contentDir: string, accept?: Accept): Promise<Outcome> {
    const began = performance.now();
    const published = await publishContent(shown, contentDir, accept);
    if (!published.ok) {
      const { objections } = published;
      const about = { ...objections[0]?.about, count: objections.length };
      return { ok: false, reasons: objections.map(({ line }) => line), about };
    }
    const milliseconds = Math.round(performance.now() - began);
    const before = JSON.stringify(clinic);
    takeOver(clinic, published.content.clinic);
    if (JSON.stringify(clinic) !== before) await tell(clinic);
    log("published", { count: published.paths.length, milliseconds });
    return { ok: true, paths: published.paths, seconds: milliseconds / 1_000 };
  }

  return (contentDir, accept) => {
    const turn = last.then(() => publish(contentDir, accept));
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** Writes new details into the object that mail, refusals and the rest of the site read the clinic's details from. */
function takeOver(clinic: Clinic, details: Clinic): void {
  for (const name of Object.keys(clinic)) if (!(name in details)) Reflect.deleteProperty(clinic, name);
  Object.assign(clinic, details);
}
