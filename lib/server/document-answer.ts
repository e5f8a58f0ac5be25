import type { IncomingHttpHeaders } from "node:http";
import type { StoredDocument } from "../documents/memory.ts";
import type { Answer } from "./answer.ts";
import { acceptedEncodings } from "./compression.ts";
import { SPECULATION_HEADER } from "./speculation.ts";

/**
 * Answers with a document from memory, or with "not modified" when the browser has these very bytes. Browsers may keep
 * a document but ask each time whether it still stands: a corrected sentence must reach the next reader.
 */
export function documentAnswer(document: StoredDocument, headers: IncomingHttpHeaders): Answer {
  const encodings = [...acceptedEncodings(headers["accept-encoding"]), "identity"];
  const variant = encodings.flatMap((name) => document.variants.filter(({ encoding }) => encoding === name))[0];
  if (!variant) throw new Error("A stored document always has its plain form");

  const answer: Answer = {
    status: 200,
    headers: new Map([
      ["content-type", document.type],
      ["content-security-policy", document.policy],
      ["cache-control", "public, no-cache"],
      ["vary", "Accept-Encoding"],
      ["etag", variant.etag],
      SPECULATION_HEADER,
    ]),
    body: variant.body,
  };
  if (document.name) answer.headers.set("content-disposition", `inline; filename="${document.name}"`);
  if (variant.encoding !== "identity") answer.headers.set("content-encoding", variant.encoding);
  if (!names(headers["if-none-match"], variant.etag)) return answer;
  return { ...answer, status: 304, body: Buffer.alloc(0) };
}

/** Answers for an address where nothing is. The page is not kept: tomorrow there may be something. */
export function notFoundAnswer(document: StoredDocument, headers: IncomingHttpHeaders): Answer {
  const answer = documentAnswer(document, { "accept-encoding": headers["accept-encoding"] });
  answer.headers.set("cache-control", "no-store");
  answer.headers.delete("etag");
  return { ...answer, status: 404 };
}

/** Says whether an `If-None-Match` header names an entity tag. Proxies may have marked it as weak. */
function names(header: string | undefined, etag: string): boolean {
  const tags = (header ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}
