import MiniSearch from "minisearch";
import type { Clinic } from "../content/schema.ts";
import type { Site } from "../content/site.ts";
import { type Entry, entriesOf } from "./entries.ts";
import { type Synonyms, synonymsOf } from "./synonyms.ts";
import { joinedWordsIn, stemOf, wordsIn } from "./words.ts";

type Fields = Pick<Entry, "title" | "around" | "text">;

/**
 * All that can be found, ready to be searched: the entries, their words by entry number, and what people type instead.
 * `written` tells how a stem is written on the pages, and `synonymWords` finds a word of the synonyms that was mistyped.
 */
export type SearchIndex = {
  entries: Entry[];
  words: MiniSearch<Fields & { id: number }>;
  written: Map<string, string>;
  synonyms: Synonyms;
  synonymWords: MiniSearch<{ id: string }>;
};

/** How much more a word says in a title than in a text. What stands around an entry says less. */
const WEIGHTS = { title: 3, around: 0.5, text: 1 };

/** Reads all of a site into an index. */
export function indexOf(site: Site, clinic: Clinic): SearchIndex {
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

  const entries = entriesOf(site, clinic);
  const words = new MiniSearch<Fields & { id: number }>({
    ...PLAINLY,
    fields: Object.keys(WEIGHTS),
    tokenize: stemsIn,
  });
  words.addAll(entries.map(({ title, around, text }, id) => ({ id, title, around, text })));

  const synonyms = synonymsOf(site.searchWords);
  const synonymWords = new MiniSearch<{ id: string }>({ ...PLAINLY, fields: ["id"], tokenize: (stem) => [stem] });
  synonymWords.addAll([...synonyms.said.keys()].filter((phrase) => !phrase.includes(" ")).map((id) => ({ id })));
  return { entries, words, written, synonyms, synonymWords };
}

/** Stems are made by us, from texts and from what is typed alike, and looked up as they are. */
const PLAINLY = {
  processTerm: (stem: string) => stem,
  searchOptions: { tokenize: (stem: string) => [stem], boost: WEIGHTS, bm25: { k: 1.2, b: 0.4, d: 0.5 } },
};
