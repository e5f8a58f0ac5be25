import { brotliCompressSync } from "node:zlib";

/** How many bytes a browser or a search engine gets, by what they are of. */
export type Weights = Record<string, number>;

/** The header and the footer of a page: what every page repeats. */
const FRAME = [/<header[\s\S]*?<\/header>/, /<footer[\s\S]*?<\/footer>/];

/** Weighs what could grow with the number of pages: the frame of each page, and the pages and files that list others. */
export async function weigh(site: string, page: string): Promise<Weights> {
  const html = await textAt(site + page);
  const frame = FRAME.map((part) => part.exec(html)?.[0] ?? "").join("");
  return {
    "header and footer of a page, B": Buffer.byteLength(frame),
    "links in them": frame.split("<a ").length - 1,
    "a page, B br": compressed(html),
    "home page, B br": compressed(await textAt(site)),
    "empty search, B br": compressed(await textAt(`${site}/search`)),
    "wrong address, B br": compressed(await textAt(`${site}/no-such-page`)),
    "sitemap, B": Buffer.byteLength(await textAt(`${site}/sitemap.xml`)),
    "llms.txt, B": Buffer.byteLength(await textAt(`${site}/llms.txt`)),
  };
}

function compressed(html: string): number {
  return brotliCompressSync(html).byteLength;
}

async function textAt(url: string): Promise<string> {
  return (await fetch(url, { headers: { accept: "text/html" } })).text();
}
