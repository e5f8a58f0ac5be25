import type { SearchIndex } from "./search-index.ts";
import type { Phrase } from "./synonyms.ts";

/** Where something stands: by the number of the entry, how well it fits, and the stems by which it was found there. */
export type Scores = Map<number, { score: number; stems: string[] }>;

/** From this many letters the beginning of a word is enough. */
const LEAST_PREFIX = 4;

/** The shortest half of a word that was typed without its space. */
const LEAST_HALF = 3;

/** Where a phrase stands: in the entries that have each of its words. */
export function findPhrase(phrase: Phrase, index: SearchIndex, weight: number): Scores {
  const [first, ...rest] = phrase.map((stem) => findWord(stem, index));
  const scores: Scores = new Map();
  for (const [id, { score, stems }] of first ?? []) {
    const others = rest.flatMap((word) => word.get(id) ?? []);
    if (others.length < rest.length) continue;
    const sum = others.reduce((total, other) => total + other.score, score);
    scores.set(id, { score: weight * sum, stems: [...stems, ...others.flatMap((other) => other.stems)] });
  }
  return scores;
}

/** Where any of several phrases stands. An entry fits as well as the best of them, and all of their words are marked. */
export function joinScores(all: Scores[]): Scores {
  const [only, ...more] = all;
  if (only && more.length === 0) return only;
  const joined: Scores = new Map();
  for (const [id, { score, stems }] of all.flatMap((scores) => [...scores])) {
    const before = joined.get(id);
    const best = Math.max(score, before?.score ?? 0);
    joined.set(id, { score: best, stems: [...(before?.stems ?? []), ...stems] });
  }
  return joined;
}

/**
 * What a word that stands nowhere was probably meant to be: two words without their space, or a word that differs by a
 * letter, or by two when it is long. It may be a word of the pages or one that has synonyms.
 */
export function guessWord(stem: string, index: SearchIndex): Phrase | undefined {
  return splitWord(stem, index) ?? [1, 2].map((letters) => nearestWord(stem, letters, index)).find((word) => word);
}

function splitWord(stem: string, index: SearchIndex): Phrase | undefined {
  for (let at = LEAST_HALF; at <= stem.length - LEAST_HALF; at++) {
    const halves = [stem.slice(0, at), stem.slice(at)];
    if (halves.every((half) => index.written.has(half))) return halves;
  }
  return undefined;
}

/** Of the words that differ by so many letters, the one that stands in most entries. Short words are taken as they are. */
function nearestWord(stem: string, letters: number, index: SearchIndex): Phrase | undefined {
  if (stem.length < 3 * letters + (letters === 1 ? 1 : 0)) return undefined;
  const entries = new Map<string, number>();
  for (const { terms } of index.words.search(stem, { fuzzy: letters })) {
    for (const term of terms) entries.set(term, (entries.get(term) ?? 0) + 1);
  }
  const [word] =
    [...entries].toSorted((a, b) => b[1] - a[1])[0] ??
    index.synonymWords.search(stem, { fuzzy: letters })[0]?.terms ??
    [];
  return word === undefined ? undefined : [word];
}

/** Where a word stands, in any of its forms; one that stands nowhere may be the beginning of others. */
function findWord(stem: string, index: SearchIndex): Scores {
  const whole = index.words.search(stem);
  const found = whole.length > 0 || stem.length < LEAST_PREFIX ? whole : index.words.search(stem, { prefix: true });
  return new Map(found.map(({ id, score, terms }) => [id, { score, stems: terms }]));
}
