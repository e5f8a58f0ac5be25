import { setTimeout } from "node:timers/promises";
import { contentFiles, fingerprintOf } from "../content/fingerprint.ts";
import type { Site } from "../content/site.ts";
import { describeError, type Log } from "../log.ts";
import type { Store } from "../store/database.ts";
import { storeFailure } from "../store/failure.ts";
import { pack, unpack } from "./pack.ts";
import { contentOf, isKnown, newestPublication, recordPublication, recordReplaced } from "./publications.ts";
import { writePublished } from "./published-folder.ts";
import type { Publisher } from "./publisher.ts";
import type { PublishAnswer } from "./socket.ts";

/** What a server needs to show what the others publish. `dataDir` is where it keeps their files. */
type Parts = { store: Store; dataDir: string; publisher: Publisher; now: () => Date; log: Log };

/** How often it is asked whether there is something newer, and the pause after it could not be taken. Milliseconds. */
const PACE = { look: 400, again: 30_000 };

const NOT_KEPT = "The database could not keep it for the other servers. Try again when it answers";
const OVERTAKEN = "A newer publication is shown";

/** Publishing on one of several servers that share a database: what one of them publishes, all show. */
export type SharedPublishing = {
  /** Takes what was published last when these files are older, before anybody is answered. */
  begin: (own: Site) => Promise<void>;
  /** Publishes a folder here and for all others, or nowhere. */
  publish: (folder: string) => Promise<PublishAnswer>;
  /** Takes what others publish, until it is stopped. */
  follow: () => { stop: () => Promise<void> };
};

/**
 * Lets a server share in what is published. A server whose files nobody has published or replaced yet has newer ones: they
 * were put there with it, and stay. Of two that publish at once, both end up with the one that the database kept last.
 */
export function sharePublishing({ store, dataDir, publisher, now, log }: Parts, pace = PACE): SharedPublishing {
  /** The newest publication that this server shows, or has passed over. */
  let seen = 0;
  /** What was complained of last, so that it is said once. */
  let complaint = "";

  async function begin(own: Site): Promise<void> {
    const newest = await newestPublication(store);
    if (!newest) return;
    const fingerprint = fingerprintOf(own);
    const isOlder = fingerprint !== newest.fingerprint && (await isKnown(store, fingerprint));
    if (isOlder) return void (await tryToTake(newest.number));
    seen = newest.number;
    if (fingerprint !== newest.fingerprint) log("own-content-shown");
  }

  function publish(folder: string): Promise<PublishAnswer> {
    return publisher(folder, async (before, after) => {
      const content = await pack(contentFiles(after));
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
    const folder = files && (await writePublished(dataDir, number, files));
    const taken = folder !== undefined && (await publisher(folder, (before) => accept(number, before))).ok;
    if (taken) log("publication-taken");
    else if (seen < number) {
      seen = number;
      log("publication-not-taken");
    }
  }

  /** Comes right before readers see a publication: by then, this server may have published a newer one itself. */
  async function accept(number: number, before: Site): Promise<string | undefined> {
    await recordReplaced(store, fingerprintOf(before), now());
    if (seen >= number) return OVERTAKEN;
    seen = number;
    return undefined;
  }

  async function tryToTake(number: number): Promise<boolean> {
    return take(number).then(
      () => {
        complaint = "";
        return true;
      },
      (error: unknown) => complain("publication-not-taken", error),
    );
  }

  function complain(event: string, error: unknown): false {
    if (complaint !== event) log(event, describeError(error));
    complaint = event;
    return false;
  }

  /** Gives how long to wait until the next look. */
  async function look(): Promise<number> {
    const newest = await newestPublication(store).catch((error: unknown) => complain("publications-not-read", error));
    if (newest === false) return pace.look;
    if (complaint === "publications-not-read") complaint = "";
    const isNew = newest !== undefined && newest.number > seen;
    return !isNew || (await tryToTake(newest.number)) ? pace.look : pace.again;
  }

  function follow(): { stop: () => Promise<void> } {
    const stopping = new AbortController();
    const pause = (milliseconds: number) =>
      setTimeout(milliseconds, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    async function run(): Promise<void> {
      await pause(pace.look);
      while (!stopping.signal.aborted) await pause(await look());
    }
    const running = run();
    async function stop(): Promise<void> {
      stopping.abort();
      await Promise.race([running, setTimeout(5_000, undefined, { ref: false })]);
    }
    return { stop };
  }

  return { begin, publish, follow };
}
