import { setImmediate } from "node:timers/promises";
import { brotliCompressSync, constants } from "node:zlib";
import { isLongPage } from "../content/routes.ts";
import type { StoredDocument } from "../documents/stored.ts";
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

/** Of so many pages the parts are named. When a text that all of them show is too long, that says enough. */
const MOST_EXPLAINED = 3;

/** How many bytes a browser gets when it asks for a document: headers, and the words compressed. */
function weightOf(document: StoredDocument, siteUrl: string): number {
  const variant = variantIn(document, "br");
  const answer = { status: 200, headers: documentHeaders(document, variant), body: variant.body };
  const { headers } = addSafeHeaders(answer, { siteUrl, isForScript: false });
  const lines = [...headers, ["content-length", String(variant.body.byteLength)]];
  const bytesOfHeaders = lines.reduce((sum, [name, value]) => sum + `${name}: ${value}\r\n`.length, FRAME.length);
  return bytesOfHeaders + variant.body.byteLength;
}

/** A page that must not be shown, and why, for its writer. */
type Objection = { path: string; line: string };

/**
 * Says of each page that weighs more than it may by how much, and of the first few what weighs most in them. `siteUrl`
 * decides over the headers. Others have their turn in between: a running site asks this before it publishes.
 */
export function objectionsToWeight(siteUrl: string) {
  return async (pages: Iterable<readonly [path: string, document: StoredDocument]>): Promise<Objection[]> => {
    const objections: Objection[] = [];
    for (const [path, document] of pages) {
      if (!document.type.startsWith("text/html")) continue;
      const most = isLongPage(path) ? BUDGETS.long : BUDGETS.page;
      const weight = weightOf(document, siteUrl);
      if (weight <= most) continue;
      const parts = objections.length < MOST_EXPLAINED ? await heaviestParts(document) : "";
      objections.push({ path, line: `${inALine(path, { weight, most })}${parts}` });
    }
    return objections;
  };
}

function inALine(path: string, { weight, most }: { weight: number; most: number }): string {
  return `The page ${path} weighs ${inWords(weight)} bytes, ${inWords(weight - most)} more than the ${inWords(most)} that reach a reader at once. Shorten it, or make two pages of it.`;
}

async function heaviestParts(document: StoredDocument): Promise<string> {
  const parts = await partsOf(variantIn(document, "identity").body.toString());
  return ` What weighs most: ${parts.map(({ name, bytes }) => `${name} (${inWords(bytes)})`).join(", ")}`;
}

function inWords(bytes: number): string {
  return bytes.toLocaleString("en");
}

/** The heaviest parts of a page: by about how much the page would be lighter without each. */
async function partsOf(html: string): Promise<{ name: string; bytes: number }[]> {
  const whole = compressedBytes(html);
  const named = PARTS.map(([name, part]) => ({ name, text: part.exec(html)?.[0] ?? "" }));
  const headed = [...html.matchAll(UNDER_HEADING)].map(([text, heading = ""]) => ({
    name: `“${heading.replaceAll(/<[^>]*>/g, "")}”`,
    text,
  }));
  const weighed: { name: string; bytes: number }[] = [];
  for (const { name, text } of [...named, ...headed.filter((one) => !one.text.includes('id="sources"'))]) {
    weighed.push({ name, bytes: whole - compressedBytes(html.replace(text, () => "")) });
    await setImmediate();
  }
  return weighed
    .filter(({ bytes }) => bytes > 0)
    .toSorted((a, b) => b.bytes - a.bytes)
    .slice(0, MOST_NAMED);
}

function compressedBytes(html: string): number {
  return brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).byteLength;
}
