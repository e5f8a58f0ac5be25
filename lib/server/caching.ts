import type { StoredDocument } from "../documents/stored.ts";

/**
 * How pages and their PDFs may be kept. A browser keeps them, but asks whether they still stand; with the entity tag that
 * costs a few hundred bytes when they do. A shared cache, such as that of a content delivery network, may answer for us for
 * half a minute. For another half, it may show what it has while it asks, and so may a browser with what it got a moment ago.
 *
 * So a sentence that was corrected reaches every reader within a minute, however seldom the page is read. A longer
 * `stale-while-revalidate` would show the first reader of a quiet morning the sentence of last night. When the site does
 * not answer at all, a page of up to a day ago, with the clinic's number on it, is better than none (`stale-if-error`).
 * `must-revalidate` would forbid just that (RFC 9111, 5.2.2.2). A cache that reads `s-maxage` as strictly (5.2.2.10) does
 * without the two leniencies.
 */
export const PAGE_CACHING = "max-age=0, s-maxage=30, stale-while-revalidate=30, stale-if-error=86400";

/** How the texts for machines may be kept, such as the sitemap: programs that read them come back by the day. */
const MACHINE_CACHING = "public, max-age=3600";

/** The caching of a document: what it says itself, or what goes with its type. */
export function cachingOf({ caching, type }: StoredDocument): string {
  if (caching !== undefined) return caching;
  return type.startsWith("text/html") || type === "application/pdf" ? PAGE_CACHING : MACHINE_CACHING;
}
