import { availableParallelism } from "node:os";
import { finishDocuments } from "../documents/finish.ts";
import { type BuildFolders, SCRIPTED_PATH } from "../documents/manifest.ts";
import { type Documents, loadDocuments } from "../documents/memory.ts";
import { storeScripted } from "../documents/stored.ts";
import { log } from "../log.ts";
import { objectionsToWeight } from "../server/budget.ts";
import type { Settings } from "../settings.ts";

/**
 * Of how many pages a build compresses each as far as it goes, and for how long: milliseconds. The site that runs does the
 * rest, and with more pages than these all that are not too heavy, since the few that a build gets done would only hold up
 * its check.
 */
const FINISHED = { pages: 100, time: 5_000 };

/** The documents of a build as they may be served, or why they may not. */
export type CompressedPages = { ok: true; documents: Documents } | { ok: false; reason: string };

/** What comes of a build that is not wanted any more; whoever ended it says why. */
export const ENDED: CompressedPages = { ok: false, reason: "" };

/**
 * Compresses the documents of a build, those of a small site as far as it goes, and has them pass: none may weigh more than
 * it may. Stops when the signal comes.
 */
export async function compressPages(
  { siteUrl }: Settings,
  folders: BuildFolders,
  signal: AbortSignal,
): Promise<CompressedPages> {
  const documents = await loadDocuments(folders, log);
  const quick = [...documents.pages].filter(([, { canBeSmaller }]) => canBeSmaller);
  if (quick.length <= FINISHED.pages) {
    const until = AbortSignal.any([signal, AbortSignal.timeout(FINISHED.time)]);
    await finishDocuments(documents, folders.kept, { atOnce: availableParallelism(), signal: until });
  }
  if (signal.aborted) return ENDED;
  const objections = objectionsToWeight(siteUrl);
  const suspects = (await objections(documents.pages)).map(({ path: address }) => address);
  await finishDocuments(documents, folders.kept, { only: suspects, signal });
  const smallest = [...documents.pages].filter(([address]) => suspects.includes(address));
  const form = [SCRIPTED_PATH, await storeScripted(documents.scripted)] as const;
  const heavy = await objections([...smallest, form]);
  if (heavy.length > 0) return { ok: false, reason: heavy.map(({ line }) => line).join("\n") };
  return { ok: true, documents };
}
