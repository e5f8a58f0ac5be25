import { gradeOf, sentencesOf } from "../grade.ts";
import { pageError, type Rule } from "./rule.ts";

/** The highest Flesch–Kincaid grade a page may have. Health bodies ask for grade 6 to 8. */
const HIGHEST_GRADE = 8;

/** How many of the hardest sentences a message points to. */
const SHOWN = 3;

/** A page reads at grade 8.0 or lower, so that somebody in pain, or new to the language, can follow it. */
export const readingGrade: Rule = (page) => {
  const sentences = sentencesOf(page.tree);
  const { grade } = gradeOf(sentences.map(({ text }) => text));
  if (grade <= HIGHEST_GRADE) return [];
  const hardest = sentences
    .map((sentence) => ({ ...sentence, cost: gradeOf([sentence.text]).grade }))
    .toSorted((a, b) => b.cost - a.cost)
    .slice(0, SHOWN);
  const shown = hardest.map(({ text, line }) => `line ${line}: “${text.slice(0, 60)}…”`).join("; ");
  const message = `This page reads at grade ${grade.toFixed(1)}; at most ${HIGHEST_GRADE.toFixed(1)} is allowed. Make sentences shorter and words simpler, first here: ${shown}`;
  return [pageError(page, "reading-grade", { line: 1, column: 1 }, message)];
};
