import type { SearchWords } from "../content/search-words.ts";
import { isSmall, wordsIn } from "./words.ts";

/** Words that must all stand in an entry, as stems. */
export type Phrase = string[];

/**
 * One thing that somebody looks for: what was typed, and the phrases any of which says it. The first is their own.
 */
export type Concept = { typed: string; phrases: Phrase[] };

/**
 * What people type, as stems in a row, and what the pages say instead. `written` tells how a single word is written there.
 */
export type Synonyms = { said: Map<string, Phrase[]>; written: Map<string, string>; longest: number };

/** Prepares the synonyms of `search.yaml`. A phrase that stands in several entries means all of them. */
export function synonymsOf(words: SearchWords | null): Synonyms {
  const said = new Map<string, Phrase[]>();
  const written = new Map<string, string>();
  let longest = 1;
  for (const { pages, typed } of words?.synonyms ?? []) {
    for (const text of typed) {
      const phrase = stemsIn(text);
      const [stem = "", more] = phrase;
      if (more === undefined && !written.has(stem)) written.set(stem, text);
      said.set(phrase.join(" "), [...(said.get(phrase.join(" ")) ?? []), ...pages.map(stemsIn)]);
      longest = Math.max(longest, phrase.length);
    }
  }
  return { said, written, longest };
}

/**
 * What somebody looks for, a concept for each thing: the longest phrases that have synonyms, then single words. Small
 * words are passed over, unless there is nothing else.
 */
export function conceptsIn(query: string, { said, longest }: Synonyms): Concept[] {
  const words = wordsIn(query);
  const concepts: Concept[] = [];
  const passedOver: Concept[] = [];
  for (let at = 0; at < words.length; ) {
    const length = longestFrom(at);
    const taken = words.slice(at, at + length);
    const typed = query.slice(taken[0]?.start, taken.at(-1)?.end);
    const stems = taken.map(({ stem }) => stem);
    const synonyms = said.get(stems.join(" ")) ?? [];
    const own = stems.filter((stem) => !isSmall(stem));
    if (synonyms.length > 0) concepts.push({ typed, phrases: [...(own.length > 0 ? [own] : []), ...synonyms] });
    else if (own.length > 0) concepts.push({ typed, phrases: [own] });
    else passedOver.push({ typed, phrases: [stems] });
    at += length;
  }
  return concepts.length > 0 ? concepts : passedOver;

  function longestFrom(at: number): number {
    for (let length = Math.min(longest, words.length - at); length > 1; length--) {
      const phrase = words.slice(at, at + length).map(({ stem }) => stem);
      if (said.has(phrase.join(" "))) return length;
    }
    return 1;
  }
}

/** The words of a text as stems, small ones and all. */
export function stemsIn(text: string): Phrase {
  return wordsIn(text).map(({ stem }) => stem);
}
