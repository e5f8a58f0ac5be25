import { createHash } from "node:crypto";
import { LOADER } from "./loader.ts";

/** What every page allows, with or without script: pictures of our own, forms to ourselves, nothing else. */
const COMMON = [
  // For programs that judge a page and read robots.txt from within it; a document has no script that could ask.
  "connect-src 'self'",
  "img-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

/** The policy of an answer that is not a page: nothing in it may load or run. */
export const RESOURCE_POLICY = "default-src 'none'; frame-ancestors 'none'";

/**
 * The policy of a drawing or a PDF opened by itself: its own style may apply, or that of the browser's viewer, without which
 * some draw only the top of a PDF. Still nothing may load or run.
 */
export const VIEWED_POLICY = `${RESOURCE_POLICY}; style-src 'unsafe-inline'`;

/**
 * The content security policy of one document: no script at all, and no style but the one inside it, named by its hash.
 * Takes what `toDocument` returned.
 */
export function documentPolicy(html: string): string {
  const end = html.indexOf("</style></head>");
  const start = html.lastIndexOf("<style>", end) + "<style>".length;
  const style = end === -1 ? "'none'" : `'sha256-${hash(html.slice(start, end))}'`;
  return ["default-src 'none'", "script-src 'none'", `style-src ${style}`, ...COMMON].join("; ");
}

/**
 * The content security policy of a page with script. Takes what `toScriptedPage` returned. The one script that stands in it
 * is named by its hash, and `strict-dynamic` lets that load the rest; `'self'` is for browsers too old to know
 * `strict-dynamic`. React writes no tag from a value, so every style found is the page's.
 */
export function scriptedPolicy(html: string): string {
  const styles = [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, text = ""]) => `'sha256-${hash(text)}'`);
  return [
    "default-src 'none'",
    `script-src 'self' 'sha256-${hash(LOADER)}' 'strict-dynamic'`,
    ["style-src 'self'", ...styles].join(" "),
    ...COMMON,
  ].join("; ");
}

/** The base64 SHA-256 of a text, as content security policies write it. */
function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
