import type { Entry } from "./entries.ts";
import { findPhrase, joinScores, type Scores } from "./find-word.ts";
import { guessWord } from "./guess-word.ts";
import type { Correction } from "./schema.ts";
import type { SearchIndex } from "./search-index.ts";
import { type Concept, conceptsIn, type Phrase } from "./synonyms.ts";
import { isSmall, stemLine, wordsIn } from "./words.ts";

/** A thing that was looked for, by the stems of the words that say it in an entry, and how much it counts. */
export type Thing = { stems: string[]; weight: number };

/** An entry that was found, what it says of the things that were looked for, and how well it fits. */
export type Hit = { entry: Entry; things: Thing[]; score: number };

/** Other words for a thing count a little less than those that were typed. */
const SYNONYM_WEIGHT = 0.8;

/** Of a long question only so many things are looked for. */
const MOST_CONCEPTS = 12;

/** What says several words that were typed, in their order and in one heading, counts so much more. */
const WORDING_WEIGHT = 2;

/** What is said at the head of so large a share of the pages is what the site is about, and tells its pages hardly apart. */
const SUBJECT_SHARE = 1 / 3;

/** Beside what tells the pages apart, the subject of the site counts only so much. */
const SUBJECT_WEIGHT = 0.1;

/** What fits less than this, compared with the best, is left out. */
const LEAST_SHARE = 0.1;

/**
 * What fits a search, the best first, and the words that were read as others.
 *
 * An entry counts for each thing that it says, and much more when it says all of them: how well it fits falls with the
 * square of what it lacks. In “stem cell price” it is the price that tells where to look.
 */
export function find(query: string, index: SearchIndex): { hits: Hit[]; corrections: Correction[] } {
  const concepts = conceptsIn(query, index.synonyms).slice(0, MOST_CONCEPTS);
  const corrections: Correction[] = [];
  const found = concepts.map((concept) => {
    const { scores, correction } = findConcept(concept, index);
    if (correction) corrections.push(correction);
    return scores;
  });

  const weights = weightsOf(found, index);
  const whole = sumOf(weights);
  const line = stemLine(query);
  const isWorded = wordsIn(query).length > 1;
  const ids = new Set(found.flatMap((scores) => [...scores.keys()]));
  const hits = [...ids]
    .toSorted((a, b) => a - b)
    .flatMap((id) => {
      const entry = index.entries[id];
      const parts = found.flatMap((scores, at) => {
        const part = scores.get(id);
        return part ? [{ ...part, weight: weights[at] ?? 1 }] : [];
      });
      if (!entry) return [];
      const sum = sumOf(parts.map(({ score, weight }) => score * weight));
      const wording = isWorded && entry.headings.some((heading) => heading.includes(line)) ? WORDING_WEIGHT : 1;
      const share = sumOf(parts.map(({ weight }) => weight)) / whole;
      return [{ entry, things: parts, score: sum * entry.weight * wording * share ** 2 }];
    });
  const inOrder = hits.toSorted((a, b) => b.score - a.score);
  const least = LEAST_SHARE * (inOrder[0]?.score ?? 0);
  return { hits: inOrder.filter(({ score }) => score >= least), corrections };
}

/** How much each thing counts: less when most pages are about it, if anything else was found. */
function weightsOf(found: Scores[], index: SearchIndex): number[] {
  const isSubject = found.map((scores) => {
    const about = [...scores].filter(([id, { stems }]) => {
      const head = index.entries[id]?.head ?? "";
      return stems.some((stem) => !isSmall(stem) && head.includes(` ${stem} `));
    });
    return about.length >= SUBJECT_SHARE * index.pages;
  });
  const hasOther = found.some((scores, at) => scores.size > 0 && !isSubject[at]);
  return isSubject.map((is) => (is && hasOther ? SUBJECT_WEIGHT : 1));
}

function sumOf(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/**
 * Where one thing is said, in whichever words. Only a word that stands nowhere, and has no synonym, is read as another, and
 * only as one by which something is found.
 */
function findConcept({ typed, phrases }: Concept, index: SearchIndex): { scores: Scores; correction?: Correction } {
  const scores = findAny(phrases, index);
  const [stem, more] = phrases[0] ?? [];
  if (scores.size > 0 || phrases.length > 1 || stem === undefined || more !== undefined) return { scores };
  for (const guess of guessWord(stem, typed, index)) {
    const found = findAny([guess, ...(index.synonyms.said.get(guess.join(" ")) ?? [])], index);
    if (found.size === 0) continue;
    const taken = guess.map((word) => index.written.get(word) ?? index.synonyms.written.get(word) ?? word).join(" ");
    return { scores: found, correction: { typed, taken } };
  }
  return { scores };
}

/** Where a thing is said in any of these ways, of which the first is the one that was typed. */
function findAny(phrases: Phrase[], index: SearchIndex): Scores {
  return joinScores(phrases.map((phrase, at) => findPhrase(phrase, index, at === 0 ? 1 : SYNONYM_WEIGHT)));
}
