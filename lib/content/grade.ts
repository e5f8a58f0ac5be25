import type { Nodes, Root } from "mdast";
import { syllable } from "syllable";
import { attributeOf, isBlock, placeOf } from "./outline.ts";

/**
 * How hard a text is to read, as a Flesch–Kincaid grade: 7.0 means that a reader needs about seven years of school.
 *
 * Grade = 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid and others, 1975).
 */
export type Grade = { grade: number; words: number; sentences: number };

/** One sentence of a page with the line it starts on. */
export type Sentence = { text: string; line: number };

/** A stop after these ends no sentence. */
const ABBREVIATIONS = /\b(?:Dr|Mr|Mrs|Ms|Prof|St|No|vs|e\.g|i\.e|approx|Inc|U\.S)\.$/;

/** Capitalized words are taken for names and not counted; these are names wherever they stand. */
const NAMES = new Set(["achilles"]);

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * The sentences of a page that count for its grade: paragraphs, list items and the titles of questions.
 *
 * Headings, tables, quotations, front matter and the list of sources do not count. An item of a list is a sentence of
 * its own, also when it ends without a stop.
 */
export function sentencesOf(tree: Root): Sentence[] {
  return tree.children
    .flatMap(passagesIn)
    .flatMap(({ text, line }) => splitSentences(text).map((sentence) => ({ text: sentence, line })));
}

/** The grade of a set of sentences. A text without words has grade 0. */
export function gradeOf(sentences: string[]): Grade {
  const counted = sentences.map(countedWords).filter((words) => words.length > 0);
  const words = counted.flat();
  if (words.length === 0) return { grade: 0, words: 0, sentences: 0 };
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  const grade = 0.39 * (words.length / counted.length) + 11.8 * (syllables / words.length) - 15.59;
  return { grade: Math.max(0, Math.round(grade * 10) / 10), words: words.length, sentences: counted.length };
}

/** Splits a passage at its full stops, question marks and exclamation marks, but not after an abbreviation. */
export function splitSentences(passage: string): string[] {
  const pieces = [...segmenter.segment(passage)].map(({ segment }) => segment);
  const sentences: string[] = [];
  for (const piece of pieces) {
    const before = sentences.at(-1);
    if (before !== undefined && ABBREVIATIONS.test(before.trimEnd())) sentences[sentences.length - 1] = before + piece;
    else sentences.push(piece);
  }
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== "");
}

function countedWords(sentence: string): string[] {
  const words = sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  return words.filter((word, at) => !isName(word, at));
}

function isName(word: string, at: number): boolean {
  const isAbbreviation = word.length > 1 && word === word.toUpperCase() && /\p{L}/u.test(word);
  const isCapitalized = at > 0 && /^\p{Lu}/u.test(word) && word !== "I";
  return isAbbreviation || isCapitalized || NAMES.has(word.toLowerCase());
}

function passagesIn(node: Nodes): Sentence[] {
  if (node.type === "paragraph") return [{ text: proseOf(node), line: placeOf(node).line }];
  if (["heading", "table", "blockquote", "yaml", "code"].includes(node.type)) return [];
  if (isBlock(node) && node.name === "Quote") return [];
  const title = isBlock(node) && node.name === "Question" ? attributeOf(node, "title") : undefined;
  const inside = "children" in node ? node.children.flatMap(passagesIn) : [];
  return title ? [{ text: title, line: placeOf(node).line }, ...inside] : inside;
}

/** The words of a passage as they are read aloud; a value of the clinic reads as a name, a note as nothing. */
function proseOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (node.type === "break") return " ";
  if (isBlock(node) && node.name === "Clinic") return "NAME";
  return "children" in node ? node.children.map(proseOf).join("") : "";
}
