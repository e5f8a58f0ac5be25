import { checkPage } from "./check.ts";
import { glossaryProblems } from "./glossary/check.ts";
import type { Page } from "./page.ts";
import { parsePage } from "./parse.ts";
import { allTopicsLink, handoutPages, readablePages, type Topic, topicsOf, wholeArticlePath } from "./routes.ts";
import type { Problem } from "./schema.ts";
import { currentSite } from "./shown.ts";
import type { Site } from "./site.ts";

/** What stands at an address: a page, a topic's handout, or a file whose problems must be mended first. */
export type Found =
  | { kind: "page"; page: Page; topic: Topic | null }
  | { kind: "whole"; topic: Topic }
  | { kind: "broken"; file: string; problems: Problem[] };

/** What stands at an address such as `/about`, or nothing. */
export async function findPage(path: string): Promise<Found | null> {
  const { site } = await currentSite();
  const slip = site.problems[0];
  if (slip) return { kind: "broken", file: slip.file, problems: site.problems };
  const broken = site.broken.find((page) => page.path === path);
  if (broken) return { kind: "broken", file: broken.file, problems: broken.problems };
  const topics = topicsOf(site);
  const whole = topics.find((topic) => wholeArticlePath(topic) === path);
  if (whole) return { kind: "whole", topic: whole };
  const page = readablePages(site).find((candidate) => candidate.path === path);
  if (!page) return null;
  const errors = process.env.NODE_ENV === "development" ? errorsOn(page, site) : [];
  if (errors.length > 0) return { kind: "broken", file: page.file, problems: errors };
  return { kind: "page", page, topic: topics.find((topic) => topic.name === page.topic) ?? null };
}

/** What keeps a page from being shown. Only while developing can there be anything: all else shows a checked site. */
function errorsOn(page: Page, site: Site): Problem[] {
  const read = parsePage(page.file, page.text);
  if (!read.ok) return read.problems;
  const found = page === site.glossary?.page ? glossaryProblems(site) : checkPage(page, site);
  return found.filter((problem) => problem.severity === "error");
}

/** Every address that content gives the site, with the day its text was last changed or, when that came later, reviewed. */
export async function listAddresses(): Promise<{ path: string; changed: string }[]> {
  const { site } = await currentSite();
  const pages = readablePages(site).map((page) => ({ path: page.path, changed: lastDayOf([page]) }));
  const wholes = topicsOf(site).map((topic) => ({
    path: wholeArticlePath(topic),
    changed: lastDayOf(handoutPages(topic)),
  }));
  const all = allTopicsLink(site);
  const openings = topicsOf(site).map(({ opening }) => opening);
  return [...pages, ...wholes, ...(all ? [{ path: all.path, changed: lastDayOf(openings) }] : [])];
}

function lastDayOf(pages: Page[]): string {
  const days = pages.flatMap(({ meta }) => [meta.written, meta.reviewed?.on ?? ""]);
  return days.toSorted().at(-1) ?? "";
}
