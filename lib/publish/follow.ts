import { contentFiles, fingerprintOf } from "../content/fingerprint.ts";
import type { Site } from "../content/site.ts";
import { describeError, type Log, type LogDetails } from "../log.ts";
import { startRounds } from "../rounds.ts";
import type { Store } from "../store/database.ts";
import { storeFailure } from "../store/failure.ts";
import { pack, unpack } from "./pack.ts";
import { contentOf, isKnown, newestPublication, recordPublication, recordReplaced } from "./publications.ts";
import { keepOnly, writePublished } from "./published-folder.ts";
import type { Outcome, Publisher } from "./publisher.ts";

/** What a server needs to show what the others publish. `dataDir` is where it keeps their files. */
type Parts = { store: Store; dataDir: string; publisher: Publisher; now: () => Date; log: Log };

/**
 * How often it is asked whether there is something newer, and the pause after it could not be taken: a picture may arrive a
 * minute after the page that shows it, and each try reads and checks everything. Milliseconds.
 */
const PACE = { look: 400, again: 60_000 };

const NOT_KEPT = "The database could not keep it for the other servers. Try again when it answers";
const TOO_LARGE =
  "The content is more than the other servers take: 10,000 files of 64 MB in all, with names of up to 200 signs. Take out what no page needs";
const OVERTAKEN = "A newer publication is shown";

/** Publishing on one of several servers that share a database: what one of them publishes, all show. */
export type SharedPublishing = {
  /** Takes what was published last when these files are older, before anybody is answered. */
  begin: (own: Site) => Promise<void>;
  /** Publishes a folder here and for all others, or nowhere. */
  publish: (folder: string) => Promise<Outcome>;
  /** Takes what others publish, until it is stopped. */
  follow: () => { stop: () => Promise<void> };
};

/**
 * Lets a server share in what is published. A server whose files nobody has published or replaced yet has newer ones: they
 * were put there with it, and stay. Of two that publish at once, both end up with the one that the database kept last.
 */
export function sharePublishing({ store, dataDir, publisher, now, log }: Parts, pace = PACE): SharedPublishing {
  /** The newest publication that this server shows, or will never show. */
  let seen = 0;
  /** The one that could not be taken, and when it is tried again, by the time of this process. */
  let putOff = { number: 0, until: 0 };
  /** What was complained of last, by event, so that it is said once. */
  const complaints = new Map<string, string>();

  async function begin(own: Site): Promise<void> {
    const newest = await newestPublication(store);
    if (!newest) return;
    const fingerprint = fingerprintOf(own);
    const isOlder = fingerprint !== newest.fingerprint && (await isKnown(store, fingerprint));
    if (isOlder) return tryToTake(newest.number);
    seen = newest.number;
    if (fingerprint !== newest.fingerprint) log("own-content-shown");
  }

  function publish(folder: string): Promise<Outcome> {
    return publisher(folder, async (before, after) => {
      const content = await pack(contentFiles(after)).catch(() => null);
      if (content === null) return TOO_LARGE;
      const replacing = { before: fingerprintOf(before), after: fingerprintOf(after), content, now: now() };
      try {
        seen = await recordPublication(store, replacing);
        return undefined;
      } catch (error) {
        if (!storeFailure(error)) throw error;
        log("publication-not-kept", { code: storeFailure(error) });
        return NOT_KEPT;
      }
    });
  }

  async function take(number: number): Promise<void> {
    const content = await contentOf(store, number);
    // It was replaced a moment ago, by one that is found the next time.
    if (content === undefined) return;
    const files = await unpack(content);
    if (!files) {
      // No later try could read it either.
      seen = Math.max(seen, number);
      return notTaken(number, { reason: "unreadable" });
    }
    const folder = await writePublished(dataDir, number, files);
    const answer = await publisher(folder, (before) => accept(number, before));
    if (answer.ok) {
      log("publication-taken");
      complaints.delete("publication-not-taken");
      await keepOnly(dataDir, number).catch((error: unknown) =>
        log("published-folder-not-cleared", describeError(error)),
      );
    } else if (seen < number) {
      tryLater(number, answer.about);
    }
  }

  /** Comes right before readers see a publication: by then, this server may have published a newer one itself. */
  async function accept(number: number, before: Site): Promise<string | undefined> {
    await recordReplaced(store, fingerprintOf(before), now());
    if (seen >= number) return OVERTAKEN;
    seen = number;
    return undefined;
  }

  async function tryToTake(number: number): Promise<void> {
    try {
      await take(number);
    } catch (error) {
      tryLater(number, describeError(error));
    }
  }

  function tryLater(number: number, why: LogDetails): void {
    putOff = { number, until: performance.now() + pace.again };
    notTaken(number, why);
  }

  function notTaken(number: number, why: LogDetails): void {
    complain("publication-not-taken", JSON.stringify([number, why]), why);
  }

  function complain(event: string, complaint: string, details: LogDetails): void {
    if (complaints.get(event) !== complaint) log(event, details);
    complaints.set(event, complaint);
  }

  async function look(): Promise<void> {
    const newest = await newestPublication(store).catch((error: unknown) => {
      complain("publications-not-read", "", describeError(error));
      return null;
    });
    if (newest === null) return;
    complaints.delete("publications-not-read");
    if (newest === undefined || newest.number <= seen) return;
    const isPutOff = newest.number === putOff.number && performance.now() < putOff.until;
    if (!isPutOff) await tryToTake(newest.number);
  }

  function follow(): { stop: () => Promise<void> } {
    return startRounds([{ every: pace.look, failed: "publications-not-read", work: look }], log, pace.look);
  }

  return { begin, publish, follow };
}
