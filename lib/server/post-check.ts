import type { IncomingHttpHeaders } from "node:http";
import type { RefusalReason } from "./refusals.ts";

/**
 * The addresses a post may come from: the site's own. On a developer's machine the loopback addresses are the same
 * site under another name.
 */
export function allowedOrigins(siteUrl: string): string[] {
  const { hostname, port, protocol } = new URL(siteUrl);
  if (hostname !== "localhost") return [siteUrl];
  return ["localhost", "127.0.0.1", "[::1]"].map((name) => new URL(`${protocol}//${name}:${port}`).origin);
}

/**
 * Looks at a post's headers before its body is read. Returns why it is refused, or null.
 *
 * A browser says where a post comes from in `Origin` and `Sec-Fetch-Site`; both must name this site when they are there,
 * and one of them must be. An add-on for privacy may leave them out or write "null" for `Origin`. The `Host` header proves
 * nothing, so nothing is taken because of it. Next reads multipart forms and its own action calls, and silently ignores
 * any other body: those are refused so that nobody believes them sent.
 */
export function checkPostHeaders(headers: IncomingHttpHeaders, origins: string[]): RefusalReason | null {
  const { origin, "sec-fetch-site": site, "content-type": type = "" } = headers;
  if (site !== undefined && site !== "same-origin") return "other-site";
  if (origin === "null" || (origin === undefined && site === undefined)) return "no-origin";
  if (origin !== undefined && !origins.includes(origin))
    return isSentToItself(origin, headers) ? "site-url-mismatch" : "other-site";
  if (headers["next-action"] !== undefined) return null;
  return /^multipart\/form-data\s*;/i.test(type) ? null : "not-a-form";
}

/**
 * True when a post that is refused went to the site that it came from, by its own account. Then it is not the post that is
 * wrong, but the address that this site was told is its own.
 */
function isSentToItself(origin: string, { host, "sec-fetch-site": site }: IncomingHttpHeaders): boolean {
  return site === "same-origin" || origin.replace(/^https?:\/\//, "") === host;
}
