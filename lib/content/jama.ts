import { toString as textOf } from "mdast-util-to-string";
import { isAhead } from "./day.ts";
import { citationsOf, isBlock } from "./outline.ts";
import type { Page } from "./page.ts";
import { nameOf, reviewOf } from "./review-state.ts";
import { type Topic, topicsOf } from "./routes.ts";
import type { Problem } from "./schema.ts";
import type { Site } from "./site.ts";

/**
 * The four benchmarks by which the journal JAMA proposed to judge medical pages on the web: who wrote it, where its facts
 * come from, whose site it is and who pays, and how current it is (Silberg, Lundberg and Musacchio, JAMA 1997).
 */
const BENCHMARKS = ["authorship", "attribution", "disclosure", "currency"] as const;

type Benchmark = (typeof BENCHMARKS)[number];

/** Which benchmarks a page misses, each with what its writer can do. */
type Shortfalls = Partial<Record<Benchmark, string>>;

/** What the check has to say when a sentence lacks its source, or says more than it. */
const UNSOURCED = /^(?:citation|figures|noted|claim-)/;

/** Words that say who pays, without which a statement of interest discloses nothing. */
const MONEY = /\b(?:paid|pays?|earns?|fees?|money|sells?|charges?)\b/i;

/** How many pages of a topic meet the four benchmarks, and a line that says what the others lack. */
export type TopicBenchmarks = { topic: string; met: boolean; line: string };

/**
 * Holds every page of every topic against the four benchmarks on a day. `problems` is what the check has found: a page with
 * a sentence that outruns its source, or has none, does not show where its facts come from.
 */
export function benchmarksOf(site: Site, problems: Problem[], today: string): TopicBenchmarks[] {
  return topicsOf(site).map((topic) => {
    const pages = topic.pages.map((page) => ({ page, missed: shortfallsOf(page, topic, site, problems, today) }));
    const met = pages.every(({ missed }) => Object.keys(missed).length === 0);
    return { topic: topic.name, met, line: lineFor(topic, pages) };
  });
}

function shortfallsOf(page: Page, topic: Topic, site: Site, problems: Problem[], today: string): Shortfalls {
  return {
    ...authorship(page, site, today),
    ...attribution(page, problems),
    ...disclosure(topic),
    ...currency(page, site, today),
  };
}

/** Met when a named person with a profession answers for the text as it stands. */
function authorship(page: Page, site: Site, today: string): Shortfalls {
  const { state } = reviewOf(page, site.sources, today);
  const sign = 'npm run content:sign -- <page> --by "…" --role "…"';
  if (state === "none") return { authorship: `waits for a reviewer's name and role (${sign})` };
  if (state === "stale") return { authorship: `waits for a new review, since the text has changed (${sign})` };
  return {};
}

/** Met when facts carry notes, and no sentence lacks a source or goes beyond it. The template lists the sources. */
function attribution(page: Page, problems: Problem[]): Shortfalls {
  if (citationsOf(page.tree).length === 0) return { attribution: 'needs <Cite id="…" /> behind each fact' };
  const open = problems.filter(
    ({ file, rule, severity }) => file === page.file && severity === "error" && UNSOURCED.test(rule),
  );
  return open.length === 0 ? {} : { attribution: "waits until the errors about sources and claims are mended" };
}

/** Met when the topic's first page says that the clinic is paid; the template leads there from each of the others. */
function disclosure(topic: Topic): Shortfalls {
  const interest = topic.opening.tree.children.find((node) => isBlock(node) && node.name === "Interest");
  if (interest && MONEY.test(textOf(interest))) return {};
  return { disclosure: `needs <Interest> in ${nameOf(topic.opening)}, which says how the clinic is paid` };
}

/** Met when the page shows on which past day its text was written, and its next review, once it had one, is ahead. */
function currency(page: Page, site: Site, today: string): Shortfalls {
  if (isAhead(page.meta.written, today)) return { currency: "needs the true day after “written:”; it lies ahead" };
  const review = reviewOf(page, site.sources, today);
  if (review.state !== "overdue") return {};
  return { currency: "waits for the next review, which is overdue" };
}

function lineFor(topic: Topic, pages: { page: Page; missed: Shortfalls }[]): string {
  const counts = new Map<number, number>();
  for (const { missed } of pages) {
    const met = BENCHMARKS.length - Object.keys(missed).length;
    counts.set(met, (counts.get(met) ?? 0) + 1);
  }
  const scores = [...counts]
    .toSorted(([a], [b]) => b - a)
    .map(([met, on]) => `${met} of ${BENCHMARKS.length} on ${on} ${on === 1 ? "page" : "pages"}`);
  return [`JAMA benchmarks of ${topic.name}: ${scores.join(", ")}`, ...reasons(pages)].join("; ");
}

/** Each thing that is missing once, with the pages that miss it unless they all do. */
function reasons(pages: { page: Page; missed: Shortfalls }[]): string[] {
  return BENCHMARKS.flatMap((benchmark) => {
    const advice = new Set(pages.flatMap(({ missed }) => missed[benchmark] ?? []));
    return [...advice].map((what) => {
      const on = pages.filter(({ missed }) => missed[benchmark] === what).map(({ page }) => page.name);
      return `${benchmark}${on.length === pages.length ? "" : ` of ${on.join(", ")}`} ${what}`;
    });
  });
}
