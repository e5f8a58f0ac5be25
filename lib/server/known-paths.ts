import { existsSync } from "node:fs";
import path from "node:path";
import { FORM_PATH, RECEIPTS_PATH } from "../consultation/schema.ts";
import type { Documents } from "../documents/memory.ts";
import type { Log } from "../log.ts";
import { SEARCH_PATH } from "../search/schema.ts";
import { STAFF_PATHS } from "../staff/schema.ts";
import { isStaffPath } from "./staff-area.ts";

/** The pages that are made for each visit. All others are documents. */
const MADE_FOR_EACH = [FORM_PATH, RECEIPTS_PATH, SEARCH_PATH, ...Object.values(STAFF_PATHS)];

/** Where Next keeps what its own script asks for. */
const FILES_OF_NEXT = "/_next/";

/**
 * A log that names only addresses that this site has. Any other may be what somebody typed, with a name or a complaint
 * in it, and is left out.
 */
export function logOfKnownPaths(log: Log, documents: Documents): Log {
  return (event, { path: asked, ...rest } = {}) =>
    log(event, asked && isKnown(asked, documents) ? { path: asked, ...rest } : rest);
}

/**
 * The address of a page whose address was written in another way, with a slash at its end or with letters as numbers; it
 * would be drawn anew for each who asks so. Nothing for the usual way, and where no page is.
 */
export function usualSpelling(asked: string, readable: string, documents: Documents): string | undefined {
  const usual = readable.replace(/(?<=.)\/+$/, "");
  return usual !== asked && isKnown(usual, documents) ? usual : undefined;
}

function isKnown(address: string, { pages }: Documents): boolean {
  return pages.has(address) || MADE_FOR_EACH.includes(address);
}

/**
 * Makes the function that says whether Next has something at an address, which takes a hundred times as long to find out by
 * asking: programs that look for holes ask for thousands. It has the pages that are made for each visit, those for staff,
 * its own files, and those of `publicDir` that are not held in memory.
 */
export function placesOfNext(publicDir: string): (address: string) => boolean {
  return (address) =>
    MADE_FOR_EACH.includes(address) ||
    isStaffPath(address) ||
    address.startsWith(FILES_OF_NEXT) ||
    (address.includes(".") && existsSync(path.join(publicDir, address)));
}
