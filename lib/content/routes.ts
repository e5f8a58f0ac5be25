import { FORM_PATH, RECEIPTS_PATH } from "../consultation/schema.ts";
import { SEARCH_PATH } from "../search/schema.ts";
import { GLOSSARY_PATH } from "./glossary/schema.ts";
import type { Page } from "./page.ts";
import { type PageLink, TOPICS_PATH, topicName } from "./schema.ts";
import type { Site } from "./site.ts";

/** The name of the page that each topic gets by itself: those of its pages that its handout holds, in one. */
const WHOLE_ARTICLE = "whole-article";

/** Addresses that are served by code and not by a file in `content/`. */
const FIXED_PATHS = [FORM_PATH, RECEIPTS_PATH, SEARCH_PATH];

/** Places that a link can lead to on every page, since its frame has them: how to reach the clinic stands in the footer. */
export const FRAME_ANCHORS = new Set(["reach-us"]);

/** A topic: its opening page, and all of its pages in reading order, the opening page first. */
export type Topic = { name: string; opening: Page; pages: Page[] };

/** The topics of a list of pages, found once: every page, every search and every rule asks for them. */
const known = new WeakMap<Page[], Topic[]>();

/** The topics of the site, in the order of their opening pages. A folder without `index.mdx` is no topic yet. */
export function topicsOf({ pages }: Pick<Site, "pages">): Topic[] {
  const topics = known.get(pages) ?? findTopics(pages);
  known.set(pages, topics);
  return topics;
}

function findTopics(pages: Page[]): Topic[] {
  const inner = Map.groupBy(
    pages.filter(({ name }) => name !== "index"),
    ({ topic }) => topic,
  );
  return pages.flatMap((opening) => {
    if (opening.topic === null || opening.name !== "index") return [];
    return [{ name: opening.topic, opening, pages: [opening, ...(inner.get(opening.topic) ?? [])] }];
  });
}

/**
 * So many topics are named on each page, on the home page and by the search. When there are more, the first of them are, and
 * a link leads to the page of all: a footer with a thousand links would be most of what every page weighs.
 */
const MOST_NAMED = 8;

/** The topics that each page names. */
export function namedTopics(site: Pick<Site, "pages">): Topic[] {
  const topics = topicsOf(site);
  return topics.length > MOST_NAMED ? topics.slice(0, MOST_NAMED) : topics;
}

/** The link to the page of all topics; nothing where each page names them all, since then there is no such page. */
export function allTopicsLink(site: Pick<Site, "pages">): PageLink | undefined {
  const { length } = topicsOf(site);
  if (length <= MOST_NAMED) return undefined;
  return {
    path: TOPICS_PATH,
    title: `All ${length.toLocaleString("en")} topics`,
    short: "All topics",
    description: `Everything that you can read about here: ${length.toLocaleString("en")} topics, from A to Z.`,
  };
}

/** The pages of a topic that its handout holds: all but those that say of themselves that they are no part of it. */
export function handoutPages(topic: Pick<Topic, "pages">): Page[] {
  return topic.pages.filter(({ meta }) => meta.handout !== false);
}

/** The address of a topic's handout. */
export function wholeArticlePath(topic: Pick<Topic, "name">): string {
  return `/${topic.name}/${WHOLE_ARTICLE}`;
}

/** True for the addresses of pages that hold several pages, or list all topics. */
export function isLongPage(path: string): boolean {
  return path === TOPICS_PATH || path.endsWith(`/${WHOLE_ARTICLE}`);
}

/** How navigation, search engines and those who are sent a link are told of a topic's handout. */
export function wholeArticleLink(topic: Topic): PageLink {
  return {
    path: wholeArticlePath(topic),
    title: `${topicName(topic.opening)}: the main pages in one, to print`,
    short: "One page, to print",
    description: "The main pages of this topic on one page, to read at one go, to print and to take to another doctor.",
  };
}

/** How navigation names a page. */
export function linkTo(page: Page): PageLink {
  return { path: page.path, title: page.meta.title, short: page.meta.short, description: page.meta.description };
}

/** The pages that are read like files: those of the content folder, and the one that is made of the terms. */
export function readablePages({ pages, glossary }: Pick<Site, "pages" | "glossary">): Page[] {
  return glossary ? [...pages, glossary.page] : pages;
}

/** The addresses that no file may take: pages served by code, and the handout of each topic. */
export function takenPaths(site: Site): string[] {
  const made = [...(site.glossary ? [GLOSSARY_PATH] : []), ...(allTopicsLink(site) ? [TOPICS_PATH] : [])];
  return [...FIXED_PATHS, ...made, ...topicsOf(site).map(wholeArticlePath)];
}

const addresses = new WeakMap<Site, Set<string>>();

/** Every address an internal link may lead to; found once, since every page with a link asks. */
export function addressesOf(site: Site): Set<string> {
  const found = addresses.get(site) ?? findAddresses(site);
  addresses.set(site, found);
  return found;
}

function findAddresses(site: Site): Set<string> {
  return new Set([
    ...takenPaths(site),
    ...site.pages.map((page) => page.path),
    ...site.broken.map((page) => page.path),
  ]);
}
