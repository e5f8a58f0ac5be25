import type { IncomingHttpHeaders } from "node:http";
import type { Answer } from "./answer.ts";

/** With these Next's own script asks for less than a page. Pages for staff have no script, so nobody of ours sends them. */
const OF_SCRIPT = /^(rsc|next-.*)$/;

/** Says whether an address belongs to the pages for staff, however it is written. */
export function isStaffPath(path: string): boolean {
  try {
    return /^\/+staff(?![\w-])/i.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/** Files for staff are made by handlers of ours, to which a form is posted that names no action of Next. */
const FILE_PATH = /^\/staff(\/[A-Za-z0-9-]+)+\/file$/;

/** Says whether a form that is posted to a path is answered with a file. */
export function isStaffFilePath(path: string): boolean {
  return FILE_PATH.test(path);
}

/** The headers of a request to a page for staff: it is always asked for the whole page, and the page asks who has come. */
export function withoutScript(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_SCRIPT.test(name)));
}

/**
 * Nobody keeps what staff have seen, not even the browser for its Back button, no search engine lists it, and no window of
 * another site that led to it keeps a hold of it. That last promise makes a browser begin a process of its own, which costs
 * a phone a tenth of a second; what anybody else is sent does without, also the form that comes back filled in and the
 * receipt.
 */
export function keptByNobody(answer: Answer): Answer {
  const headers = new Map(answer.headers).set("cache-control", "no-store").set("x-robots-tag", "noindex, nofollow");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.delete("etag");
  return { ...answer, headers };
}
