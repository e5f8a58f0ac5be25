import { once } from "node:events";
import { connect } from "node:net";
import { aligned } from "../table.ts";
import { type Contender, NAMES, type Name } from "./contenders.ts";
import { firstVisit, openBrowser, type Visit } from "./first-visit.ts";
import { pathsOfSite } from "./site-pages.ts";

/** The first visit of the article, each way it is made, and what each document of the site takes by itself, in bytes. */
export type ByteFigures = { visits: Record<Name, Visit>; documents: Record<string, number> };

/** Counts them. Bytes do not depend on what else the machine does, so once is enough. */
export async function measureBytes(contenders: Contender[]): Promise<ByteFigures> {
  const browser = await openBrowser();
  try {
    const of = async (name: Name) => firstVisit(browser, articleOf(contenders, name));
    const visits = { limit: await of("limit"), site: await of("site"), plain: await of("plain") };
    const documents: Record<string, number> = {};
    const site = new URL(articleOf(contenders, "site"));
    for (const path of await pathsOfSite(site.origin)) documents[path] = await answerBytes(Number(site.port), path);
    return { visits, documents };
  } finally {
    await browser.close();
  }
}

/** The figures as a table of text. */
export function tableOfBytes({ visits, documents }: ByteFigures): string {
  const head = ["", "requests", "bytes", "of script", "× limit"];
  const rows = Object.entries(NAMES).map(([name, label]) => {
    const visit = Object.entries(visits).find(([each]) => each === name)?.[1] ?? visits.limit;
    const share = (visit.bytes / visits.limit.bytes).toFixed(2);
    return [
      label,
      ...[visit.requests, visit.bytes, visit.scriptBytes].map((figure) => figure.toLocaleString("en")),
      share,
    ];
  });
  const each = Object.entries(documents).map(([path, bytes]) => [path, bytes.toLocaleString("en")]);
  return [
    ...["", "A first visit of the article, with headers", ...aligned([head, ...rows])],
    ...["", "Each document of the site with its headers, brotli", ...aligned([["", "bytes"], ...each])],
  ].join("\n");
}

/** The address of the article at one of those that were started. */
export function articleOf(contenders: Contender[], name: Name): string {
  const found = contenders.find((contender) => contender.name === name);
  if (!found) throw new Error(`“${name}” was not started`);
  return found.article;
}

/** The bytes of one answer as they come over the wire, headers included. */
async function answerBytes(port: number, path: string): Promise<number> {
  const socket = connect(port, "127.0.0.1");
  let bytes = 0;
  socket.on("data", (chunk) => {
    bytes += chunk.byteLength;
  });
  const lines = [
    `GET ${path} HTTP/1.1`,
    "Host: localhost",
    "Accept: text/html",
    "Accept-Encoding: gzip, deflate, br, zstd",
  ];
  socket.write(`${[...lines, "Connection: close"].join("\r\n")}\r\n\r\n`);
  await once(socket, "close");
  return bytes;
}
