import { slipsBetween } from "../content/closest.ts";
import type { SearchIndex } from "./search-index.ts";
import type { Phrase } from "./synonyms.ts";
import { isSmall } from "./words.ts";

/** The shortest half of a word that was typed without its space. */
const LEAST_HALF = 3;

/** Words of fewer letters are taken as they are. */
const LEAST_LETTERS = 4;

/** A word up to this long is another word as soon as one letter is exchanged, as in “scam” and “scan”. */
const SHORT = 4;

/** From this many letters the first one may be wrong too, and from as many more there may be two slips. */
const LONG = 6;

/** What turns a word into its opposite, at its beginning or its end. */
const NEGATION = /^(?:un|in|im|il|ir|non|dis|mis)|less?$/;

/**
 * What a word that stands nowhere may have been meant to be, the likeliest first: two words without their space, or a word
 * that differs by a letter, or by two when it is long. It may be a word of the pages or one that has synonyms. A word is
 * never read as its opposite, nor as one that says nothing.
 */
export function guessWord(stem: string, typed: string, index: SearchIndex): Phrase[] {
  const word = typed.toLowerCase();
  const near = [1, 2].flatMap((slips) => nearWords(stem, slips, index));
  return [...splitWord(stem, index), ...near.filter((guess) => isLikely(word, stem, guess)).map((guess) => [guess])];
}

/** The halves of a word that both stand on the pages. “less” is no half, since it takes away what the other one says. */
function splitWord(stem: string, index: SearchIndex): Phrase[] {
  for (let at = LEAST_HALF; at <= stem.length - LEAST_HALF; at++) {
    const halves = [stem.slice(0, at), stem.slice(at)];
    if (halves.every((half) => index.written.has(half)) && halves[1] !== "less") return [halves];
  }
  return [];
}

/** The words that differ by so many letters: of the pages, those that stand in most entries first, then of the synonyms. */
function nearWords(stem: string, slips: number, index: SearchIndex): string[] {
  const entries = new Map<string, number>();
  for (const { terms } of index.words.search(stem, { fuzzy: slips })) {
    for (const term of terms) entries.set(term, (entries.get(term) ?? 0) + 1);
  }
  const ofPages = [...entries].toSorted((a, b) => b[1] - a[1]).map(([word]) => word);
  return [...ofPages, ...index.synonymWords.search(stem, { fuzzy: slips }).flatMap(({ terms }) => terms)];
}

/** Says whether a slip of the keyboard may have made one word of the other. The shorter a word, the less may differ. */
function isLikely(word: string, stem: string, guess: string): boolean {
  const slips = slipsBetween(stem, guess);
  const startsAlike = stem.charAt(0) === guess.charAt(0);
  if (stem.length < LEAST_LETTERS || isSmall(guess) || isOpposite(word, guess)) return false;
  if (stem.length <= SHORT) return startsAlike && stem.length !== guess.length && slips === 1;
  return slips <= 1 ? startsAlike || stem.length >= LONG : startsAlike && word.length > LONG;
}

/** True when one word is as close to the other, or closer, without the negation that it begins or ends with. */
function isOpposite(one: string, other: string): boolean {
  const isNegated = (word: string, plain: string) =>
    NEGATION.test(word) && slipsBetween(word.replace(NEGATION, ""), plain) <= slipsBetween(word, plain);
  return isNegated(one, other) || isNegated(other, one);
}
