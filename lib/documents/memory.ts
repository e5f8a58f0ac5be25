import { readFile } from "node:fs/promises";
import path from "node:path";
import { type LinkedPdf, withLinkToPdf } from "../handout/link.ts";
import { readPdf } from "../handout/pdf.ts";
import type { Log } from "../log.ts";
import type { BuildFolders } from "./build.ts";
import { BEST, compressed, keepCompressed, QUICK, type Quality, tagOf } from "./compressed.ts";
import { type Made, NOT_FOUND_PATH } from "./make.ts";
import {
  HANDOUTS_FILE,
  handoutsSchema,
  MANIFEST_FILE,
  type Manifest,
  manifestSchema,
  SCRIPTED_PATH,
} from "./manifest.ts";
import { documentPolicy, RESOURCE_POLICY, scriptedPolicy, VIEWED_POLICY } from "./policy.ts";

/** One way of sending a document: its bytes, their `Content-Encoding` and a strong entity tag of their own. */
export type Variant = { encoding: "br" | "gzip" | "identity"; body: Buffer; etag: string };

/**
 * A page, or the PDF of one, as it is held in memory: everything an answer needs, made once. `name` is what a browser calls
 * the file when somebody keeps it, `caching` its `Cache-Control` where it is not that of its type, and `made` the tag of a
 * page as it was made, before a link to its PDF was put in.
 */
export type StoredDocument = {
  type: string;
  policy: string;
  name?: string;
  caching?: string;
  made?: string;
  variants: Variant[];
};

/**
 * The documents of the site: the pages by path, what is shown where there is none, and the page with script as it is before
 * its stamp is put in.
 */
export type Documents = { pages: Map<string, StoredDocument>; notFound: StoredDocument; scripted: string };

/**
 * Prepares a document for memory: its policy, and its bytes compressed as far as they go. Takes what `makeDocument` made, the
 * PDF that it shall lead to, and the folder in which compressed bytes are kept.
 */
export async function storeDocument(
  { type, body: made }: Pick<Made, "type" | "body">,
  { pdf, kept }: { pdf?: LinkedPdf | undefined; kept?: string } = {},
): Promise<StoredDocument> {
  const body = withLinkToPdf(made, pdf);
  const policy = type.startsWith("text/html") ? documentPolicy(body) : RESOURCE_POLICY;
  const variants = await variantsOf(Buffer.from(body), BEST, kept);
  return { type, policy, made: tagOf(Buffer.from(made)), variants };
}

/** Prepares the page with script to be weighed as it is sent: each visit gets a stamp of its own, so it is compressed quickly. */
export async function storeScripted(body: string): Promise<StoredDocument> {
  const variants = await variantsOf(Buffer.from(body), QUICK);
  return { type: "text/html; charset=utf-8", policy: scriptedPolicy(body), caching: "no-store", variants };
}

/** Prepares the PDF of a handout for memory. It is long, so it is not compressed as far as it goes. */
async function storePdf(pdf: Buffer, name: string, kept: string): Promise<StoredDocument> {
  const variants = await variantsOf(pdf, QUICK, kept);
  return { type: "application/pdf", policy: VIEWED_POLICY, name, variants };
}

/** Makes every form of these bytes, or takes the compressed ones from a folder in which an earlier build has kept them. */
export async function variantsOf(identity: Buffer, quality: Quality, folder?: string): Promise<Variant[]> {
  const { tag, br, gzip } = await compressed(identity, quality, folder);
  return [
    { encoding: "br", body: br, etag: `"${tag}-br"` },
    { encoding: "gzip", body: gzip, etag: `"${tag}-gz"` },
    plainVariant(identity, tag),
  ];
}

/** The form of bytes that are sent as they are. */
export function plainVariant(body: Buffer, tag: string): Variant {
  return { encoding: "identity", body, etag: `"${tag}"` };
}

/** Keeps the compressed documents of a build for the start, which then only reads, and for the build after it. */
export function keepDocuments({ pages, notFound }: Documents, { kept }: BuildFolders): Promise<void> {
  return keepVariants([...pages.values(), notFound], kept);
}

/** Keeps the compressed forms of these in a folder, and nothing else there. */
export async function keepVariants(documents: StoredDocument[], folder: string): Promise<void> {
  const forms = documents.map(({ variants: [br, gzip, identity] }) => ({ br, gzip, identity }));
  const whole = forms.flatMap(({ br, gzip, identity }) =>
    br && gzip && identity ? [{ tag: identity.etag.slice(1, -1), br: br.body, gzip: gzip.body }] : [],
  );
  await keepCompressed(folder, whole);
}

/**
 * Reads every document that the build made, with the PDFs of handouts. A PDF that cannot be read is logged, and its page is
 * served without a link to it. What an earlier build has kept of the same words is not compressed again. Throws when the
 * folder is not one that a build of ours has made.
 */
export async function loadDocuments({ made, kept }: BuildFolders, log: Log): Promise<Documents> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(path.join(made, MANIFEST_FILE), "utf8")));
  const pdfs = await loadPdfs({ made, kept }, log);
  const isScripted = ({ path: address }: Manifest[number]) => address === SCRIPTED_PATH;
  const scripted = manifest.find(isScripted)?.file;
  if (!scripted) throw new Error(`The build in ${made} has no page at ${SCRIPTED_PATH}`);
  const documents = manifest.filter((entry) => !isScripted(entry));
  const entries = documents.map(async ({ path: address, type, file }): Promise<[string, StoredDocument]> => {
    const body = await readFile(path.join(made, file), "utf8");
    const pdf = pdfs.find(({ of }) => of === address)?.link;
    return [address, await storeDocument({ type, body }, { pdf, kept })];
  });
  const pages = new Map(await Promise.all(entries));
  const notFound = pages.get(NOT_FOUND_PATH);
  if (!notFound) throw new Error(`The build in ${made} has no page for wrong addresses`);
  pages.delete(NOT_FOUND_PATH);
  for (const { link, stored } of pdfs) pages.set(link.path, stored);
  return { pages, notFound, scripted: await readFile(path.join(made, scripted), "utf8") };
}

type LoadedPdf = { of: string; link: LinkedPdf; stored: StoredDocument };

/** The PDFs that the build printed. A build without a browser has none. */
async function loadPdfs({ made, kept }: BuildFolders, log: Log): Promise<LoadedPdf[]> {
  const list = await readFile(path.join(made, HANDOUTS_FILE), "utf8").catch(() => "[]");
  const found = handoutsSchema.parse(JSON.parse(list)).map(async ({ of, file }): Promise<LoadedPdf[]> => {
    const pdf = await readFile(path.join(made, file)).catch(() => null);
    const facts = pdf && readPdf(pdf);
    const address = `${of}.pdf`;
    if (!facts) {
      log("handout-not-offered", { path: address, reason: pdf ? "damaged" : "missing" });
      return [];
    }
    const stored = await storePdf(pdf, address.slice(1).replaceAll("/", "-"), kept);
    return [{ of, link: { path: address, bytes: pdf.byteLength, facts }, stored }];
  });
  return (await Promise.all(found)).flat();
}
