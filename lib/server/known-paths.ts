import { FORM_PATH, RECEIPTS_PATH } from "../consultation/schema.ts";
import type { Documents } from "../documents/memory.ts";
import type { Log } from "../log.ts";
import { SEARCH_PATH } from "../search/schema.ts";
import { STAFF_PATHS } from "../staff/schema.ts";

/** The pages that are made for each visit. All others are documents. */
const MADE_FOR_EACH = [FORM_PATH, RECEIPTS_PATH, SEARCH_PATH, ...Object.values(STAFF_PATHS)];

/**
 * A log that names only addresses that this site has. Any other may be what somebody typed, with a name or a complaint
 * in it, and is left out.
 */
export function logOfKnownPaths(log: Log, documents: Documents): Log {
  const isKnown = (path: string) => documents.pages.has(path) || MADE_FOR_EACH.includes(path);
  return (event, { path, ...rest } = {}) => log(event, path && isKnown(path) ? { path, ...rest } : rest);
}
