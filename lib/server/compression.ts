import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, gzip, constants as zlib } from "node:zlib";
import type { Answer } from "./answer.ts";

const compressors = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/** What is worth compressing: text in all its forms. Pictures and archives are already small. */
const TEXT = /^(text\/|application\/(javascript|json|manifest\+json|xml)|image\/svg\+xml)/;

/** Below this the headers weigh more than what is saved. */
const LEAST_BYTES = 600;

/** How an answer can be sent. `identity` is as it is. */
export type Encoding = "br" | "gzip" | "identity";

/** The smallest encoding that a browser takes. `q=0` means that it does not take one. */
export function preferredEncoding(header: string | undefined): Encoding {
  const named = (header ?? "").split(",").flatMap((item) => {
    const [name = "", weight] = item
      .trim()
      .toLowerCase()
      .split(/\s*;\s*q=/);
    return Number(weight ?? 1) > 0 ? [name] : [];
  });
  return (["br", "gzip"] as const).find((encoding) => named.includes(encoding)) ?? "identity";
}

/** Compresses a text answer as the browser likes it. Files that never change are compressed once and kept. */
export type Compressor = (answer: Answer, acceptEncoding: string | undefined) => Promise<Answer>;

/** More than the files of any build that never change. */
const MOST_KEPT = 400;

/**
 * Makes a compressor with a memory for immutable files. It knows them by what is in them and not by their address, which
 * can be written in any number of ways, and keeps `most` of them; the rest are compressed each time.
 */
export function createCompressor(most: number = MOST_KEPT): Compressor {
  const kept = new Map<string, Buffer>();

  return async (answer, acceptEncoding) => {
    const type = String(answer.headers.get("content-type") ?? "");
    if (!TEXT.test(type) || answer.headers.has("content-encoding") || answer.status === 206) return answer;
    const headers = new Map(answer.headers);
    headers.set("vary", addToList(headers.get("vary"), "Accept-Encoding"));
    const encoding = preferredEncoding(acceptEncoding);
    if (encoding === "identity" || answer.body.byteLength < LEAST_BYTES) return { ...answer, headers };

    const isImmutable = answer.status === 200 && String(headers.get("cache-control")).includes("immutable");
    const key = isImmutable ? `${encoding} ${createHash("sha256").update(answer.body).digest("base64")}` : "";
    const isKept = isImmutable && kept.size < most;
    const body = kept.get(key) ?? (await compress(answer.body, encoding, isKept));
    if (isKept) kept.set(key, body);
    headers.set("content-encoding", encoding);
    if (!String(headers.get("etag")).startsWith("W/")) headers.delete("etag");
    headers.delete("accept-ranges");
    return { ...answer, headers, body };
  };
}

/** Compresses as far as it goes when the result is kept, and quickly when it is used once. */
function compress(body: Buffer, encoding: "br" | "gzip", isKept: boolean): Promise<Buffer> {
  if (encoding === "gzip") return compressors.gzip(body, { level: isKept ? 9 : 6 });
  return compressors.br(body, { params: { [zlib.BROTLI_PARAM_QUALITY]: isKept ? 11 : 5 } });
}

/** Adds one item to a comma-separated header that may already have it. */
function addToList(header: string | string[] | undefined, item: string): string {
  const items = [header ?? []].flat().flatMap((value) => value.split(/\s*,\s*/));
  const has = items.some((name) => name.toLowerCase() === item.toLowerCase());
  return (has ? items : [...items, item]).join(", ");
}
