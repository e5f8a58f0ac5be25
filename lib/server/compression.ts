import { compressAs } from "../documents/compressed.ts";
import type { Variant } from "../documents/stored.ts";
import type { Answer } from "./answer.ts";

/** What is worth compressing: text in all its forms. Pictures and archives are already small. */
const TEXT = /^(text\/|application\/(javascript|json|manifest\+json|xml)|image\/svg\+xml)/;

/** Below this the headers weigh more than what is saved. */
const LEAST_BYTES = 600;

/** How an answer can be sent. `identity` is as it is. */
export type Encoding = Variant["encoding"];

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

/** Compresses a text answer as the browser likes it. Those that are answered again and again are held ready elsewhere. */
export async function compressAnswer(answer: Answer, acceptEncoding: string | undefined): Promise<Answer> {
  const type = String(answer.headers.get("content-type") ?? "");
  if (!TEXT.test(type) || answer.headers.has("content-encoding") || answer.status === 206) return answer;
  const headers = new Map(answer.headers);
  headers.set("vary", addToList(headers.get("vary"), "Accept-Encoding"));
  const encoding = preferredEncoding(acceptEncoding);
  if (encoding === "identity" || answer.body.byteLength < LEAST_BYTES) return { ...answer, headers };

  headers.set("content-encoding", encoding);
  if (!String(headers.get("etag")).startsWith("W/")) headers.delete("etag");
  headers.delete("accept-ranges");
  return { ...answer, headers, body: await compressAs(encoding, answer.body, "quick") };
}

/** Adds one item to a comma-separated header that may already have it. */
function addToList(header: string | string[] | undefined, item: string): string {
  const items = [header ?? []].flat().flatMap((value) => value.split(/\s*,\s*/));
  const has = items.some((name) => name.toLowerCase() === item.toLowerCase());
  return (has ? items : [...items, item]).join(", ");
}
