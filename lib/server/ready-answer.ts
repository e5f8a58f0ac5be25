import { type IncomingMessage, type ServerResponse, validateHeaderValue } from "node:http";
import type { StoredDocument, Variant } from "../documents/stored.ts";
import { type Encoding, preferredEncoding } from "./compression.ts";
import { documentHeaders, variantIn } from "./document-answer.ts";
import { addSafeHeaders } from "./headers.ts";
import type { Site } from "./visit.ts";
import { sendWhole } from "./whole-answer.ts";

/** One form of a document, ready to be sent. The headers are a list of names and values, which Node writes as it is. */
type Ready = { etag: string; headers: string[]; headersOfBody: string[]; body: Buffer };

/** How many different `Accept-Encoding` headers are remembered. The browsers in use send about a dozen. */
const MOST_REMEMBERED = 200;

/**
 * Makes the function that answers GET and HEAD for documents and files in memory, and says whether it did.
 *
 * It is asked before all else and answers most requests, so it works at once, without a promise, and what is the same for
 * every reader is made once, when a document is first asked for. That is kept with the document and not with its
 * address: a document that takes the place of another brings its own.
 */
export function createReadyAnswers({ documents, assets, siteUrl }: Pick<Site, "documents" | "assets" | "siteUrl">) {
  const made = new WeakMap<StoredDocument, Record<Encoding, Ready>>();
  const encodings = new Map<string, Encoding>();

  function find(url: string): StoredDocument | undefined {
    const found = documents.pages.get(url) ?? assets.get(url);
    if (found) return found;
    const query = url.indexOf("?");
    return query === -1 ? undefined : find(url.slice(0, query));
  }

  function readyFor(document: StoredDocument): Record<Encoding, Ready> {
    const known = made.get(document);
    if (known) return known;
    const inEncoding = (encoding: Encoding) => makeReady(document, variantIn(document, encoding), siteUrl);
    const ready = { br: inEncoding("br"), gzip: inEncoding("gzip"), identity: inEncoding("identity") };
    made.set(document, ready);
    return ready;
  }

  function encodingFor(header = ""): Encoding {
    const known = encodings.get(header);
    if (known) return known;
    const encoding = preferredEncoding(header);
    if (encodings.size < MOST_REMEMBERED) encodings.set(header, encoding);
    return encoding;
  }

  return function answerReady(request: IncomingMessage, response: ServerResponse): boolean {
    const { method, url = "", headers } = request;
    if (method !== "GET" && method !== "HEAD") return false;
    const document = find(url);
    if (!document) return false;

    const ready = readyFor(document)[encodingFor(headers["accept-encoding"])];
    if (isThere(headers["if-none-match"], ready.etag)) response.writeHead(304, ready.headers).end();
    else if (method === "HEAD") response.writeHead(200, ready.headersOfBody).end();
    else if (!sendWhole(request, response, ready)) response.writeHead(200, ready.headersOfBody).end(ready.body);
    return true;
  };
}

function makeReady(document: StoredDocument, variant: Variant, siteUrl: string): Ready {
  const answer = { status: 200, headers: documentHeaders(document, variant), body: variant.body };
  const safe = addSafeHeaders(answer, { siteUrl, isForScript: false });
  const pairs = [...safe.headers].flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const));
  for (const [name, value] of pairs) validateHeaderValue(name, value);
  const headers = pairs.flat();
  const headersOfBody = [...headers, "content-length", String(variant.body.byteLength)];
  return { etag: variant.etag, headers, headersOfBody, body: variant.body };
}

/** Says whether an `If-None-Match` header names an entity tag. Proxies may have marked it as weak. */
function isThere(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const tags = header.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}
