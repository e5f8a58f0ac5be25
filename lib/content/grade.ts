import { syllable } from "syllable";
import { remembering } from "./remember.ts";

/**
 * How hard a text is to read, as a Flesch–Kincaid grade: 7.0 means that a reader needs about seven years of school.
 *
 * Grade = 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid and others, 1975). As Flesch has it in
 * “How to Write Plain English” (1979), names, abbreviations, figures and words with hyphens count as one word each, and
 * abbreviations and figures as one syllable. No word is left out because it is a medical term.
 */
export type Grade = { grade: number; words: number; sentences: number };

/** A piece of running text, and whether it ends where its writer put a full stop, a question mark or a colon. */
export type Unit = { text: string; ended: boolean };

/** The fewest words that make a sentence; “No.” and “Unknown.” must not make the sentences around them look short. */
const SENTENCE_WORDS = 3;

/** From this length a line of a list counts as a sentence even without a stop, so that leaving it out hides nothing. */
const LONG_FRAGMENT_WORDS = 15;

/** A sentence of at most so many words is short enough, whatever it says. */
const LONG_SENTENCE_WORDS = 15;

/** From this many syllables a word is shown to its writer as a long one. */
const LONG_WORD_SYLLABLES = 3;

const LONG_WORDS_SHOWN = 5;

/** A stop after these ends no sentence. */
const ABBREVIATIONS = /\b(?:Dr|Mr|Mrs|Ms|Prof|St|No|vs|e\.g|i\.e|approx|Inc|U\.S)\.$/;

/** Where a sentence ends although the next one begins with a number, which the segmenter takes for the same sentence. */
const STOP_BEFORE_NUMBER = /(?<=[.?!]["”’)\]]*\s+)(?=\d)/;

/** Words that the syllable counter gets wrong and that stand on every page. */
const SYLLABLES = new Map([["achilles", 3]]);

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}'’-]|(?<=\d)[.,](?=\d))*/gu;

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * The grade of a text. A text without a sentence has grade 0.
 *
 * A fragment (a line of a list without a stop, or an answer of one or two words) counts for the length of words, but not
 * for the length of sentences, which it would make look shorter than they are.
 */
export function gradeOf(units: Unit[]): Grade {
  const { grade, ...counts } = measure(units);
  return { ...counts, grade: Math.max(0, Math.round(grade * 10) / 10) };
}

/**
 * The sentences that raise the grade of a text most, the worst first: by what a writer can mend in them, which is each word
 * beyond the fifteenth and each syllable beyond a word's second. A sentence with neither is never named.
 */
export function costliest<One extends Unit>(units: One[], count: number): One[] {
  const { words, sentences } = measure(units);
  const costs = units.map((unit) => {
    const own = wordsOf(unit.text);
    const beyond = isSentence(unit, own.length) ? Math.max(0, own.length - LONG_SENTENCE_WORDS) : 0;
    const long = own.reduce((sum, word) => sum + Math.max(0, syllablesIn(word) - LONG_WORD_SYLLABLES + 1), 0);
    return { unit, cost: (0.39 * beyond) / Math.max(1, sentences) + (11.8 * long) / Math.max(1, words) };
  });
  const hard = costs.filter(({ cost }) => cost > 0).toSorted((a, b) => b.cost - a.cost);
  return hard.slice(0, count).map(({ unit }) => unit);
}

/** Why a sentence is hard: how many words it has, and the words that take longest to say. */
export function whyHard(text: string): string {
  const words = wordsOf(text);
  const long = [...new Set(words)]
    .map((word) => ({ word, syllables: syllablesIn(word) }))
    .filter(({ syllables }) => syllables >= LONG_WORD_SYLLABLES)
    .toSorted((a, b) => b.syllables - a.syllables)
    .slice(0, LONG_WORDS_SHOWN);
  const named = long.map(({ word, syllables }) => `${word} (${syllables})`).join(", ");
  return `${words.length} ${words.length === 1 ? "word" : "words"}${named ? `; long ones, with their syllables: ${named}` : ""}`;
}

function measure(units: Unit[]): Grade {
  const counted = units.map((unit) => ({ unit, words: wordsOf(unit.text) })).filter(({ words }) => words.length > 0);
  const sentences = counted.filter(({ unit, words }) => isSentence(unit, words.length));
  const inSentences = sentences.reduce((sum, { words }) => sum + words.length, 0);
  const words = counted.flatMap((one) => one.words);
  if (sentences.length === 0) return { grade: 0, words: words.length, sentences: 0 };
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  const grade = 0.39 * (inSentences / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
  return { grade, words: words.length, sentences: sentences.length };
}

/**
 * Splits a passage at its full stops, question marks and exclamation marks, but not after an abbreviation.
 * A line that only wraps ends nothing.
 */
export const splitSentences = remembering((passage) => {
  const pieces = [...segmenter.segment(passage.replaceAll(/[\r\n]/g, " "))].flatMap(({ segment, index }) =>
    passage.slice(index, index + segment.length).split(STOP_BEFORE_NUMBER),
  );
  const sentences: string[] = [];
  for (const piece of pieces) {
    const before = sentences.at(-1);
    if (before !== undefined && ABBREVIATIONS.test(before.trimEnd())) sentences[sentences.length - 1] = before + piece;
    else sentences.push(piece);
  }
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== "");
});

function isSentence({ ended }: Unit, words: number): boolean {
  return words >= (ended ? SENTENCE_WORDS : LONG_FRAGMENT_WORDS);
}

function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** Pages use the same words again and again, and counting is slow. */
const syllablesIn = remembering((word) => {
  const isAbbreviation = word.length > 1 && /^[\p{Lu}\p{N}.,-]+s?$/u.test(word);
  if (isAbbreviation || /\d/.test(word)) return 1;
  const parts = word.replaceAll("’", "'").toLowerCase().split("-");
  return parts.reduce((sum, part) => sum + (part === "" ? 0 : (SYLLABLES.get(part) ?? Math.max(1, syllable(part)))), 0);
});
