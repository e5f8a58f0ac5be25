import type { ByteFigures } from "../beside/bytes.ts";
import { NAMES } from "../beside/contenders.ts";
import type { HeaderFigures } from "../beside/headers.ts";
import type { Throughput } from "../beside/throughput.ts";
import { type Rated, spread } from "../lighthouse/compare.ts";
import type { FIGURES } from "../lighthouse/report.ts";
import { type Goal, times, whole } from "./goal.ts";

type Figure = (typeof FIGURES)[number];

const SCORES: Figure[] = ["performance", "accessibility", "best practices", "SEO"];

/** The goals for what a first visit takes. */
export function goalsOfBytes({ visits: { site, limit, plain }, documents }: ByteFigures): Goal[] {
  const line = (goal: string, pick: (visit: typeof site) => number): Goal => ({
    goal,
    ...{ ours: whole(pick(site)), limit: whole(pick(limit)), plain: whole(pick(plain)) },
  });
  const sizes = Object.values(documents).sort((a, b) => a - b);
  return [
    {
      ...line("Article, first visit: bytes with headers", ({ bytes }) => bytes),
      ratio: times(site.bytes, limit.bytes),
    },
    line("Article, first visit: requests", ({ requests }) => requests),
    line("Article, first visit: bytes of script", ({ scriptBytes }) => scriptBytes),
    {
      goal: `Pages of the site, ${sizes.length}, each by itself: bytes, least · median · most`,
      ours: [sizes[0], sizes[Math.floor(sizes.length / 2)], sizes.at(-1)].map((size) => whole(size ?? 0)).join(" · "),
    },
  ];
}

/** The goals for what Lighthouse says of the article, of the form, and of all pages of the site. */
export function goalsOfRated(all: Rated[]): Goal[] {
  const [limit, site, plain] = [NAMES.limit, NAMES.site, NAMES.plain].map((label) => ratedAs(all, label));
  if (!limit || !site || !plain) return [];
  const told = (rated: Rated, figure: Figure) => {
    const { median } = spread(rated, figure);
    return figure === "CLS" ? median.toFixed(3) : whole(median);
  };
  const line = (goal: string, figure: Figure): Goal => ({
    goal,
    ...{ ours: told(site, figure), limit: told(limit, figure), plain: told(plain, figure) },
  });
  const scores = (rated: Rated) => SCORES.map((figure) => told(rated, figure)).join(" · ");
  const form = ratedAs(all, "/consultation");
  const pages = all.filter(({ name }) => name.startsWith("/"));
  const perfect = pages.filter((rated) => SCORES.every((figure) => spread(rated, figure).median === 100));
  const lcp = line("Article, Lighthouse: largest paint (LCP), ms", "LCP");
  return [
    {
      goal: "Article, Lighthouse as on a phone: four scores",
      ours: scores(site),
      limit: scores(limit),
      plain: scores(plain),
    },
    { ...lcp, ratio: times(spread(site, "LCP").median, spread(limit, "LCP").median) },
    line("Article, Lighthouse: first paint (FCP), ms", "FCP"),
    line("Article, Lighthouse: blocked (TBT), ms", "TBT"),
    line("Article, Lighthouse: layout shift (CLS)", "CLS"),
    ...(form
      ? [{ goal: "Form, Lighthouse: four scores, and LCP in ms", ours: `${scores(form)}; ${told(form, "LCP")}` }]
      : []),
    { goal: "Pages of the site with four scores of 100", ours: `${perfect.length} of ${pages.length}` },
  ];
}

/** The goals for how many readers one core serves. */
export function goalsOfThroughput(all: Throughput[]): Goal[] {
  const [limit, site, plain] = (["limit", "site", "plain"] as const).map((name) =>
    all.find((each) => each.name === name),
  );
  if (!limit || !site || !plain) return [];
  const line = (goal: string, pick: (one: Throughput) => number, tell: (figure: number) => string): Goal => ({
    ...{ goal, ours: tell(pick(site)), plain: tell(pick(plain)), ratio: times(pick(site), pick(limit)) },
    [limit.by === "nginx" ? "nginx" : "limit"]: tell(pick(limit)),
  });
  return [
    line("Article, 50 connections to one core: sent per second, gzip", ({ figures }) => figures.perSecond, whole),
    line(
      "Article, 50 connections to one core: µs of its work for each",
      ({ figures }) => (figures.cpu ?? 0) * 1_000,
      whole,
    ),
    line(
      "Article, 50 connections to one core: p50, ms",
      ({ figures }) => figures.p50,
      (figure) => figure.toFixed(2),
    ),
    line(
      "Article, 50 connections to one core: p99, ms",
      ({ figures }) => figures.p99,
      (figure) => figure.toFixed(2),
    ),
  ];
}

/** The goals for the headers: the lowest score of a page of the site. */
export function goalsOfHeaders(all: HeaderFigures[]): Goal[] {
  const own = all.filter(({ name }) => name.startsWith("/")).map(({ score }) => score);
  const plain = all.find(({ name }) => !name.startsWith("/"));
  const goal = "Headers, lowest page: score of the MDN HTTP Observatory";
  return [{ goal, ours: whole(Math.min(...own)), ...(plain ? { plain: whole(plain.score) } : {}) }];
}

function ratedAs(all: Rated[], label: string): Rated | undefined {
  return all.find(({ name }) => name === label);
}
