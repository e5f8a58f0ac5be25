import { brotliCompressSync } from "node:zlib";
import { isLongPage } from "../content/routes.ts";
import type { StoredDocument } from "../documents/memory.ts";
import { documentHeaders, variantIn } from "./document-answer.ts";
import { addSafeHeaders } from "./headers.ts";

/**
 * What a page may weigh, its headers included, as a browser gets it: what a server may send before it hears back, ten TCP
 * segments of 1,460 bytes (RFC 6928), so that it arrives in one round trip. A page that holds several pages, or lists all
 * topics, may take a second one.
 */
const BUDGETS = { page: 14_600, long: 30_000 };

/** What stands before the headers, and what node:http adds to them. */
const FRAME = `HTTP/1.1 200 OK\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\nConnection: keep-alive\r\n\r\n`;

/** The parts of every page that are weighed by name. What stands under a heading is weighed as well. */
const PARTS: [string, RegExp][] = [
  ["its style", /<style>.*?<\/style>/s],
  ["its sources", /<section aria-labelledby="sources".*?<\/section>/s],
  ["what machines are told", /<script type="application\/ld\+json">.*?<\/script>/s],
  ["its footer", /<footer.*?<\/footer>/s],
];

/** What is under a heading, and the words of the heading. */
const UNDER_HEADING = /<h2[^>]*>(.*?)<\/h2>.*?(?=<h2|<section|<\/article>|$)/gs;

/** So many parts are named when a page weighs too much. */
const MOST_NAMED = 4;

/** How many bytes a browser gets when it asks for a document: headers, and the words compressed as far as they go. */
function weightOf(document: StoredDocument, siteUrl: string): number {
  const variant = variantIn(document, "br");
  const answer = { status: 200, headers: documentHeaders(document, variant), body: variant.body };
  const { headers } = addSafeHeaders(answer, { siteUrl, isForScript: false });
  const lines = [...headers, ["content-length", String(variant.body.byteLength)]];
  const bytesOfHeaders = lines.reduce((sum, [name, value]) => sum + `${name}: ${value}\r\n`.length, FRAME.length);
  return bytesOfHeaders + variant.body.byteLength;
}

/**
 * Says of a page that weighs more than it may by how much, and what weighs most in it; nothing of any other. `siteUrl`
 * decides over its headers.
 */
export function objectionToWeight(siteUrl: string) {
  return (path: string, document: StoredDocument): string | undefined => {
    if (!document.type.startsWith("text/html")) return undefined;
    const most = isLongPage(path) ? BUDGETS.long : BUDGETS.page;
    const weight = weightOf(document, siteUrl);
    return weight <= most ? undefined : objection(path, document, { weight, most });
  };
}

function objection(path: string, document: StoredDocument, { weight, most }: { weight: number; most: number }): string {
  const html = variantIn(document, "identity").body.toString();
  const inWords = (bytes: number) => bytes.toLocaleString("en");
  const heaviest = partsOf(html).map(({ name, bytes }) => `${name} (${inWords(bytes)})`);
  return `The page ${path} weighs ${inWords(weight)} bytes, ${inWords(weight - most)} more than the ${inWords(most)} that reach a reader at once. Shorten it, or make two pages of it. What weighs most: ${heaviest.join(", ")}`;
}

/** The heaviest parts of a page: by how much the page would be lighter without each. */
function partsOf(html: string): { name: string; bytes: number }[] {
  const whole = compressedBytes(html);
  const named = PARTS.map(([name, part]) => ({ name, text: part.exec(html)?.[0] ?? "" }));
  const headed = [...html.matchAll(UNDER_HEADING)].map(([text, heading = ""]) => ({
    name: `“${heading.replaceAll(/<[^>]*>/g, "")}”`,
    text,
  }));
  return [...named, ...headed.filter(({ text }) => !text.includes('id="sources"'))]
    .map(({ name, text }) => ({ name, bytes: whole - compressedBytes(html.replace(text, () => "")) }))
    .filter(({ bytes }) => bytes > 0)
    .toSorted((a, b) => b.bytes - a.bytes)
    .slice(0, MOST_NAMED);
}

function compressedBytes(html: string): number {
  return brotliCompressSync(html).byteLength;
}
