import { setImmediate } from "node:timers/promises";
import MiniSearch from "minisearch";
import type { Clinic } from "../content/schema.ts";
import type { Site } from "../content/site.ts";
import { type Entry, entriesByPage } from "./entries.ts";
import { type Synonyms, synonymsOf } from "./synonyms.ts";
import { joinedWordsIn, stemOf, wordsIn } from "./words.ts";

type Fields = Pick<Entry, "title" | "around" | "text">;

/**
 * All that can be found, ready to be searched: the entries, their words by entry number, and what people type instead.
 * `pages` is how many of the entries are whole pages, `written` tells how a stem is written on the pages, and `synonymWords` finds a word of the synonyms that was mistyped.
 */
export type SearchIndex = {
  entries: Entry[];
  pages: number;
  words: MiniSearch<Fields & { id: number }>;
  written: Map<string, string>;
  synonyms: Synonyms;
  synonymWords: MiniSearch<{ id: string }>;
};

/** How much more a word says in a title than in a text. What stands around an entry says less. */
const WEIGHTS = { title: 3, around: 0.5, text: 1 };

/** Reads all of a site into an index. */
export function indexOf(site: Site, clinic: Clinic): SearchIndex {
  const steps = readIntoIndex(site, clinic);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Does the same page by page, so that a server answers others in between: a site may have thousands of pages. */
export async function indexInSteps(site: Site, clinic: Clinic): Promise<SearchIndex> {
  const steps = readIntoIndex(site, clinic);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}

function* readIntoIndex(site: Site, clinic: Clinic): Generator<undefined, SearchIndex> {
  const written = new Map<string, string>();
  const stems = new Map<string, string>();

  function stem(word: string): string {
    const known = stems.get(word) ?? stemOf(word);
    stems.set(word, known);
    return known;
  }

  function stemsIn(text: string): string[] {
    const found = wordsIn(text, stem);
    return [...found, ...joinedWordsIn(text, found)].map(({ stem, start, end }) => {
      if (!written.has(stem)) written.set(stem, text.slice(start, end));
      return stem;
    });
  }

  const words = new MiniSearch<Fields & { id: number }>({
    ...PLAINLY,
    fields: Object.keys(WEIGHTS),
    tokenize: stemsIn,
  });
  const entries: Entry[] = [];
  for (const some of entriesByPage(site, clinic)) {
    words.addAll(some.map(({ title, around, text }, at) => ({ id: entries.length + at, title, around, text })));
    entries.push(...some);
    yield;
  }

  const synonyms = synonymsOf(site.searchWords);
  const synonymWords = new MiniSearch<{ id: string }>({ ...PLAINLY, fields: ["id"], tokenize: (stem) => [stem] });
  synonymWords.addAll([...synonyms.said.keys()].filter((phrase) => !phrase.includes(" ")).map((id) => ({ id })));
  const pages = entries.filter(({ head }) => head !== "").length;
  return { entries, pages, words, written, synonyms, synonymWords };
}

/** Stems are made by us, from texts and from what is typed alike, and looked up as they are. */
const PLAINLY = {
  processTerm: (stem: string) => stem,
  searchOptions: { tokenize: (stem: string) => [stem], boost: WEIGHTS, bm25: { k: 1.2, b: 0.4, d: 0.5 } },
};
