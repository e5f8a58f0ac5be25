import { invitesOnTopicPages } from "../content/notices/schema.ts";
import { allTopicsLink, linkTo, namedTopics } from "../content/routes.ts";
import { type CheckedSite, currentSite } from "../content/shown.ts";
import type { Site } from "../content/site.ts";
import { excerptOf, markFound } from "./excerpt.ts";
import { find, type Hit } from "./find.ts";
import { readQuery, type SearchAnswer, type SearchResult } from "./schema.ts";
import { indexInSteps, type SearchIndex } from "./search-index.ts";

/** So many results are shown; who needs more of them needs other words. */
const MOST_RESULTS = 10;

/** One index for each state of the content, made when it is first searched and forgotten with it. */
const indexes = new WeakMap<Site, Promise<SearchIndex>>();

/** Answers a search of this site. What was typed is kept nowhere: not here, not in a log, not in a cache. */
export async function answerSearch(typed: unknown): Promise<SearchAnswer> {
  const { site, clinic } = await currentSite();
  const index = indexes.get(site) ?? indexInSteps(site, clinic);
  indexes.set(site, index);
  return searchIn(await index, { site, clinic }, typed);
}

/** Searches an index that was made of a site. */
export function searchIn(index: SearchIndex, { site, clinic }: CheckedSite, typed: unknown): SearchAnswer {
  const { query, isCut } = readQuery(typed);
  const { hits, corrections } = find(query, index);
  const named = namedTopics(site).map(({ opening, pages }) => ({
    title: opening.meta.title,
    pages: pages.map(linkTo),
  }));
  const all = allTopicsLink(site);
  const contents = all ? [...named, { title: all.title, pages: [all] }] : named;
  return {
    ...{ query, isCut, corrections, contents },
    results: hits.slice(0, MOST_RESULTS).map(resultOf),
    total: hits.length,
    invites: invitesOnTopicPages(clinic.jurisdiction),
    examples: site.searchWords?.examples ?? [],
  };
}

function resultOf({ entry, things }: Hit): SearchResult {
  const { href, title, trail } = entry;
  const found = new Set(things.flatMap(({ stems }) => stems));
  return { href, title, trail, excerpt: markFound(excerptOf(entry, things), found) };
}
