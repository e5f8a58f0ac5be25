import { type Observed, observe } from "../../support/observatory.ts";
import { aligned } from "../table.ts";
import { type Built, startOne } from "./contenders.ts";

/** A page, the score of the MDN HTTP Observatory for its headers, and what was found amiss or more than asked for. */
export type HeaderFigures = { name: string; score: number; told: string };

/** An address with https, as a clinic's is: the site promises https only then. */
const SITE_URL = "https://clinic.example";

/** Pages of the site of each kind: the article, the form, the sign-in, and an address where nothing is. */
const PAGES = ["/", "/consultation", "/search", "/staff/sign-in", "/no-such-page"];

/** Does the sums on what is really sent, of the site at an address with https and of plain Next. */
export async function measureHeaders(built: Built): Promise<HeaderFigures[]> {
  const site = await startOne(built, "site", [], { SITE_URL });
  const plain = await startOne(built, "plain", []);
  try {
    const own = await Promise.all(PAGES.map((page) => judge(page, site.contender.origin + page)));
    return [...own, await judge("plain Next", plain.contender.article)];
  } finally {
    await Promise.all([site.stop(), plain.stop()]);
  }
}

async function judge(name: string, url: string): Promise<HeaderFigures> {
  const { score, findings } = observe(await observed(url));
  const told = findings.filter(({ points }) => points !== 0);
  return { name, score, told: told.map(({ test, points }) => `${test} ${points > 0 ? "+" : ""}${points}`).join(", ") };
}

/** Both are taken to stand behind a server that leads to https. */
async function observed(url: string): Promise<Observed> {
  const answer = await fetch(url, { headers: { accept: "text/html" }, redirect: "manual" });
  const { headers } = answer;
  return { headers: new Map(headers), cookies: headers.getSetCookie(), html: await answer.text(), leadsToHttps: true };
}

/** The scores as a table of text. */
export function tableOfHeaders(all: HeaderFigures[]): string {
  const rows = all.map(({ name, score, told }) => [name, String(score), `  ${told}`]);
  const lines = aligned([["", "score", ""], ...rows.map(([name = "", score = ""]) => [name, score, ""])]);
  const told = lines.map((line, at) => (at === 0 ? line : `${line}${rows[at - 1]?.[2] ?? ""}`));
  return ["", "Score of the MDN HTTP Observatory at an https address", ...told].join("\n");
}
