import type { IncomingHttpHeaders } from "node:http";
import type { StoredDocument, Variant } from "../documents/stored.ts";
import type { Answer } from "./answer.ts";
import { cachingOf } from "./caching.ts";
import { type Encoding, preferredEncoding } from "./compression.ts";

/** The form of a document for who takes this encoding, and the plain one when there is none in it. */
export function variantIn({ variants }: StoredDocument, encoding: Encoding): Variant {
  const variant =
    variants.find((one) => one.encoding === encoding) ?? variants.find((one) => one.encoding === "identity");
  if (!variant) throw new Error("A stored document always has its plain form");
  return variant;
}

/** What a document says of itself when it is sent in this form; the headers that every answer carries come on top. */
export function documentHeaders(document: StoredDocument, variant: Variant): Answer["headers"] {
  const headers: Answer["headers"] = new Map([
    ["content-type", document.type],
    ["content-security-policy", document.policy],
    ["cache-control", cachingOf(document)],
    ["etag", variant.etag],
  ]);
  if (document.variants.length > 1) headers.set("vary", "Accept-Encoding");
  if (variant.encoding !== "identity") headers.set("content-encoding", variant.encoding);
  if (document.name) headers.set("content-disposition", `inline; filename="${document.name}"`);
  return headers;
}

/** Answers for an address where nothing is. The page is not kept: tomorrow there may be something. */
export function notFoundAnswer(document: StoredDocument, headers: IncomingHttpHeaders): Answer {
  const variant = variantIn(document, preferredEncoding(headers["accept-encoding"]));
  const own = documentHeaders(document, variant).set("cache-control", "no-store");
  own.delete("etag");
  return { status: 404, headers: own, body: variant.body };
}
