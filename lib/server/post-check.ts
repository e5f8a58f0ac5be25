import type { IncomingHttpHeaders } from "node:http";
import type { RefusalReason } from "./refusals.ts";

/** A form with more parts than this was not made by our page. */
const MOST_PARTS = 100;

/** Where Next writes into a form which action it is for. */
const NAMES_ACTION = /^\r\ncontent-disposition: form-data; name="\$ACTION_/i;

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
 * and one of them must be. The `Host` header proves nothing, so it is not asked. Next reads multipart forms and its own
 * action calls, and silently ignores any other body: those are refused so that nobody believes them sent.
 */
export function checkPostHeaders(headers: IncomingHttpHeaders, origins: string[]): RefusalReason | null {
  const { origin, "sec-fetch-site": site, "content-type": type = "" } = headers;
  if (origin === undefined && site === undefined) return "no-origin";
  if (origin !== undefined && !origins.includes(origin)) return "other-site";
  if (site !== undefined && site !== "same-origin") return "other-site";
  if (headers["next-action"] !== undefined) return null;
  return /^multipart\/form-data\s*;/i.test(type) ? null : "not-a-form";
}

/**
 * Looks at a form's body as it was sent. It is "unreadable" when it is cut off or was made to exhaust its reader, and
 * "not-a-form" when it names no action: Next would show the page again as if nothing had been sent.
 */
export function checkFormBody(contentType: string, body: Buffer): RefusalReason | null {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) return "unreadable";
  const parts = body.toString("latin1").split(`--${mark}`);
  const isWhole = parts[0] === "" && /^--(\r\n)?$/.test(parts.at(-1) ?? "");
  if (!isWhole || parts.length - 2 > MOST_PARTS) return "unreadable";
  return parts.some((part) => NAMES_ACTION.test(part)) ? null : "not-a-form";
}
