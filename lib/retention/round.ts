import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Kept } from "../backup/kept.ts";
import type { Log } from "../log.ts";
import { mailFolder } from "../mail/mail-files.ts";
import type { Store } from "../store/database.ts";
import { watchClock } from "./clock.ts";
import { dueRequests, type Terms } from "./due.ts";
import { eraseRequests, eraseTraces } from "./erase.ts";
import { mendTime } from "./mend-time.ts";

/** How many requests are erased at a time, and the pause after, so that nobody who sends one waits. Milliseconds. */
const [BATCH, PAUSE] = [20, 50];

/** A letter may be written a moment before its request is erased, and lie there. Milliseconds. */
const STRAY_AFTER = 3_600_000;

/**
 * Erases the requests whose time is over, unless the clock cannot be believed, and whatever was left of others when
 * something was interrupted. The log has their number, and says when and why a database server still has bytes of them.
 */
export async function retentionRound(kept: Kept, terms: Terms, now: Date, log: Log): Promise<void> {
  const held = await watchClock(kept.vault, now);
  if (held) log("erasing-held", { reason: held });
  else log("requests-erased", { count: await eraseDue(kept, terms, now) });
  await removeStrayMails(kept, now);
  const { left } = await eraseTraces(kept, now);
  if (left) log("erased-bytes-left", { reason: left });
}

async function eraseDue(kept: Kept, terms: Terms, now: Date): Promise<number> {
  let count = 0;
  for (let found = BATCH; found === BATCH; ) {
    const choose = async (transaction: Store) => {
      const due = await dueRequests(transaction, terms, now, BATCH);
      found = due.length;
      const ids = [];
      for (const request of due) if (!(await mendTime(transaction, request, now))) ids.push(request.id);
      return ids;
    };
    count += await eraseRequests(kept, choose, { at: now });
    await setTimeout(PAUSE);
  }
  return count;
}

/** Removes letters in files whose request is gone. */
async function removeStrayMails({ vault, source }: Kept, now: Date): Promise<void> {
  const folder = mailFolder(source.dataDir);
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (!found || now.getTime() - found.mtimeMs < STRAY_AFTER) continue;
    const [id = ""] = name.split(".");
    const owed = await vault.store.selectFrom("outbox").select("id").where("id", "=", id).executeTakeFirst();
    if (!owed) await rm(file, { force: true });
  }
}
