import { compressed, keepBest } from "./compressed.ts";
import { NOT_FOUND_PATH } from "./make.ts";
import { mapLimit } from "./map-limit.ts";
import type { Documents } from "./memory.ts";
import { type StoredDocument, variantsIn } from "./stored.ts";

/** Which documents to finish, all of them where nothing is said; how many at once, by itself one; and until when. */
type Task = { only?: string[]; atOnce?: number; signal?: AbortSignal };

/**
 * Compresses as far as it goes what was compressed quickly, and keeps that in a folder for the next start. Each document
 * takes the place of the quick one when it is ready, unless publishing has put another one there. What is not done when the
 * signal comes is left to the next one who does this.
 */
export async function finishDocuments(documents: Documents, kept: string, task: Task = {}): Promise<void> {
  const { only, atOnce = 1, signal } = task;
  await mapLimit(only ?? [NOT_FOUND_PATH, ...documents.pages.keys()], atOnce, async (path) => {
    if (!signal?.aborted) await finish(documents, path, kept);
  });
}

async function finish(documents: Documents, path: string, kept: string): Promise<void> {
  const quick = documentAt(documents, path);
  const identity = quick?.variants.find(({ encoding }) => encoding === "identity")?.body;
  if (!quick?.canBeSmaller || !identity) return;
  const forms = await compressed(identity, "best", kept);
  if (documentAt(documents, path) === quick) {
    const { canBeSmaller: _, ...rest } = quick;
    const finished = { ...rest, variants: variantsIn(forms, identity) };
    if (path === NOT_FOUND_PATH) documents.notFound = finished;
    else documents.pages.set(path, finished);
  }
  // On a full disk, or one that is only read, the next start compresses it again.
  await keepBest(kept, forms).catch(() => undefined);
}

function documentAt({ pages, notFound }: Documents, path: string): StoredDocument | undefined {
  return path === NOT_FOUND_PATH ? notFound : pages.get(path);
}
