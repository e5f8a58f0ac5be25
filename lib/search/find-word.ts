import type { SearchIndex } from "./search-index.ts";
import type { Phrase } from "./synonyms.ts";

/** Where something stands: by the number of the entry, how well it fits, and the stems by which it was found there. */
export type Scores = Map<number, { score: number; stems: string[] }>;

/** From this many letters the beginning of a word is enough. */
const LEAST_PREFIX = 4;

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

/** Where a word stands, in any of its forms; one that stands nowhere may be the beginning of others. */
function findWord(stem: string, index: SearchIndex): Scores {
  const whole = index.words.search(stem);
  const found = whole.length > 0 || stem.length < LEAST_PREFIX ? whole : index.words.search(stem, { prefix: true });
  return new Map(found.map(({ id, score, terms }) => [id, { score, stems: terms }]));
}
