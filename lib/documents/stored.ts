import { type LinkedPdf, withLinkToPdf } from "../handout/link.ts";
import { type Compressed, compressed, keepOnly, type Quality, tagOf } from "./compressed.ts";
import type { Made } from "./make.ts";
import { documentPolicy, RESOURCE_POLICY, scriptedPolicy } from "./policy.ts";

/** One way of sending a document: its bytes, their `Content-Encoding` and a strong entity tag of their own. */
export type Variant = { encoding: "br" | "gzip" | "identity"; body: Buffer; etag: string };

/**
 * A page, a file, or the PDF of a page, as it is held in memory: everything an answer needs, made once. `name` is what a
 * browser calls the file when somebody keeps it, `caching` its `Cache-Control` where it is not that of its type, and `made`
 * the tag of a page as it was made, before a link to its PDF was put in. What `canBeSmaller` was compressed quickly, until
 * there is time for more.
 */
export type StoredDocument = {
  type: string;
  policy: string;
  name?: string;
  caching?: string;
  made?: string;
  canBeSmaller?: boolean;
  variants: Variant[];
};

/** How a document is compressed: how far, as far as it goes where nothing is said; and where that may have been kept. */
type How = { pdf?: LinkedPdf | undefined; kept?: string; quality?: Quality };

/** Prepares a document that `makeDocument` made for memory, with the PDF that it shall lead to. */
export async function storeDocument(
  { type, body: made }: Pick<Made, "type" | "body">,
  { pdf, kept, quality = "best" }: How = {},
): Promise<StoredDocument> {
  const body = withLinkToPdf(made, pdf);
  const policy = type.startsWith("text/html") ? documentPolicy(body) : RESOURCE_POLICY;
  const identity = Buffer.from(body);
  const forms = await compressed(identity, quality, kept);
  const tag = body === made ? forms.tag : tagOf(Buffer.from(made));
  const document = { type, policy, made: tag, variants: variantsIn(forms, identity) };
  return forms.quality === "best" ? document : { ...document, canBeSmaller: true };
}

/** Prepares the page with script to be weighed as it is sent: each visit gets a stamp of its own, so it is compressed quickly. */
export async function storeScripted(body: string): Promise<StoredDocument> {
  const variants = await variantsOf(Buffer.from(body), "quick");
  return { type: "text/html; charset=utf-8", policy: scriptedPolicy(body), caching: "no-store", variants };
}

/** Makes every form of these bytes, or takes the compressed ones from a folder in which an earlier build has kept them. */
export async function variantsOf(identity: Buffer, quality: Quality, folder?: string): Promise<Variant[]> {
  return variantsIn(await compressed(identity, quality, folder), identity);
}

/** Every form of these bytes, with those that were compressed. */
export function variantsIn({ tag, br, gzip }: Compressed, identity: Buffer): Variant[] {
  return [
    { encoding: "br", body: br.bytes, etag: `"${br.name}"` },
    { encoding: "gzip", body: gzip.bytes, etag: `"${gzip.name}"` },
    plainVariant(identity, tag),
  ];
}

/** The form of bytes that are sent as they are. */
export function plainVariant(body: Buffer, tag: string): Variant {
  return { encoding: "identity", body, etag: `"${tag}"` };
}

/** Keeps the compressed forms of these in a folder, and nothing else there. */
export async function keepVariants(documents: StoredDocument[], folder: string): Promise<void> {
  const compact = documents.flatMap(({ variants }) => variants.filter(({ encoding }) => encoding !== "identity"));
  const forms = new Map(compact.map(({ etag, body }) => [etag.slice(1, -1), body]));
  await keepOnly(
    folder,
    [...forms].map(([name, bytes]) => ({ name, bytes })),
  );
}
