import type { Entry } from "../audit/trail.ts";
import type { Kept } from "../backup/kept.ts";
import { readReference } from "../consultation/reference.ts";
import { describeError, type Log } from "../log.ts";
import { storeFailure } from "../store/failure.ts";
import { eraseRequests, eraseTraces } from "./erase.ts";

/** `left`: it is erased, but for traces that the next round erases. In the other cases nothing was erased. */
export type Erased = "erased" | "left" | "meanwhile" | "unknown" | "busy";

/**
 * Erases one request on the word of somebody who saw it in this version: who changed it meanwhile may know a reason not
 * to. It is as the command does it, but for what would keep others waiting.
 */
export async function eraseOne(
  kept: Kept,
  typed: { reference: string; version: number },
  done: Pick<Entry, "at" | "person">,
  log: Log,
): Promise<Erased> {
  const reference = readReference(typed.reference);
  if (!reference) return "unknown";
  const found: { version?: number } = {};
  try {
    await eraseRequests(
      kept,
      async (transaction) => {
        const all = transaction.selectFrom("requests").select(["id", "version"]);
        const row = await all.where("reference", "=", reference).executeTakeFirst();
        Object.assign(found, { version: row?.version });
        return row?.version === typed.version ? [row.id] : [];
      },
      done,
    );
  } catch (error) {
    if (!storeFailure(error)) throw error;
    return "busy";
  }
  if (found.version === undefined) return "unknown";
  if (found.version !== typed.version) return "meanwhile";
  try {
    return (await eraseTraces(kept, done.at)).left ? "left" : "erased";
  } catch (error) {
    log("erasing-failed", describeError(error));
    return "left";
  }
}
