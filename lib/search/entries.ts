import { GLOSSARY_PATH } from "../content/glossary/schema.ts";
import type { Page } from "../content/page.ts";
import { readablePages, topicsOf } from "../content/routes.ts";
import { type Clinic, topicName } from "../content/schema.ts";
import type { Site } from "../content/site.ts";
import { type Passage, type Section, sectionsOf, textOf } from "./sections.ts";
import { stemLine } from "./words.ts";

/**
 * One thing that a search can find. `trail` is the way to it through the site, `around` more words by which it is found.
 * `headings` holds the stems of its title and of the headings above it.
 * `head` holds the stems of what a page says of itself, and nothing for its parts. `isAnswer` says that its first sentence
 * answers its title, and `weight` how much it counts beside others that fit as well.
 */
export type Entry = {
  href: string;
  title: string;
  trail: string[];
  headings: string[];
  around: string;
  text: string;
  passages: Passage[];
  head: string;
  isAnswer: boolean;
  weight: number;
};

/**
 * An overview comes before a page, and a page before its parts; but what cannot wait comes before them all. What a word
 * means comes after what the pages say of the thing.
 */
const WEIGHT = { opening: 1.5, page: 1.2, urgent: 2, rest: 1, word: 0.35 };

/** Everything that can be found: pages, the sections and questions in them, and the places that `search.yaml` names. */
export function entriesOf(site: Site, clinic: Clinic): Entry[] {
  return [...entriesByPage(site, clinic)].flat();
}

/** The same, those of one page at a time. */
export function* entriesByPage(site: Site, clinic: Clinic): Generator<Entry[]> {
  const topics = new Map(topicsOf(site).map(({ name, opening }) => [name, opening]));
  for (const page of readablePages(site)) yield pageEntries(page, topics.get(page.topic ?? ""), clinic);
  yield placeEntries(site);
}

function pageEntries(page: Page, opening: Page | undefined, clinic: Clinic): Entry[] {
  const above = opening ? [topicName(opening)] : [clinic.name];
  return sectionsOf(page, clinic).flatMap((section) => {
    if (section.id === "") return [pageEntry(page, section, above)];
    return section.passages.length > 0 ? [sectionEntry(page, section, above)] : [];
  });
}

/** A page is found by its title, its description, and what stands before its first heading. */
function pageEntry(page: Page, section: Section, trail: string[]): Entry {
  const { title, short, description } = page.meta;
  const passages = [{ lead: "", sentences: [description], canStandAlone: true }, ...section.passages];
  const head = stemLine([title, short, description].join(" "));
  const weight = page.topic !== null && page.name === "index" ? WEIGHT.opening : WEIGHT.page;
  const words = { title, headings: [stemLine(title)], around: short, text: textOf(passages) };
  return { href: page.path, trail, ...words, passages, head, isAnswer: false, weight };
}

/** A section is found by its heading, the headings above it, and its words. */
function sectionEntry(page: Page, section: Section, trail: string[]): Entry {
  const { id, heading, above, passages, isQuestion, isUrgent } = section;
  const words = {
    title: heading,
    headings: [heading, ...above].map(stemLine),
    around: [page.meta.short, ...above].join(" "),
    text: textOf(passages),
  };
  return {
    ...{ href: `${page.path}#${id}`, trail: [...trail, page.meta.short], ...words, passages },
    ...{ head: "", isAnswer: isQuestion, weight: weightOf(page, isUrgent) },
  };
}

function weightOf(page: Page, isUrgent: boolean): number {
  if (page.path === GLOSSARY_PATH) return WEIGHT.word;
  return isUrgent ? WEIGHT.urgent : WEIGHT.rest;
}

function placeEntries(site: Site): Entry[] {
  return (site.searchWords?.places ?? []).map(({ path, title, description, typed }) => {
    const passages = [{ lead: "", sentences: [description], canStandAlone: true }];
    const words = { title, headings: [stemLine(title)], around: typed.join(" "), text: description };
    return { href: path, trail: [], ...words, passages, head: "", isAnswer: false, weight: WEIGHT.page };
  });
}
