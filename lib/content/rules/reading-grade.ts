import { costliest, gradeOf, whyHard } from "../grade.ts";
import type { Page } from "../page.ts";
import { type Section, type Sentence, sectionsOf } from "../running-text.ts";
import type { Problem } from "../schema.ts";
import { pageError, type Rule } from "./rule.ts";

/** The highest Flesch–Kincaid grade a page may have, and a section should have. Health bodies ask for grade 6 to 8. */
const HIGHEST_GRADE = 8;

/** How many of the hardest sentences a message points to. */
const SHOWN = 3;

/** A shorter section says too little about how its writer writes: one long word moves its grade by a year or more. */
const SHORTEST_SECTION = { sentences: 3, words: 40 };

/**
 * A page reads at grade 8.0 or lower, so that somebody in pain, or new to the language, can follow it. A section above
 * 8.0 is advice, since the page around it may be plain.
 */
export const readingGrade: Rule = (page) => {
  const sections = sectionsOf(page.tree);
  const sentences = sections.flatMap((section) => section.sentences);
  const { grade } = gradeOf(sentences);
  const tooHard =
    grade > HIGHEST_GRADE
      ? [pageError(page, "reading-grade", { line: 1, column: 1 }, says("This page", sentences))]
      : [];
  return [...tooHard, ...sections.filter(isHard).map((section) => sectionAdvice(page, section))];
};

/** Whether a section is long enough for its grade to mean something. */
export function isMeasurable({ sentences: all }: Section): boolean {
  const { sentences, words } = gradeOf(all);
  return sentences >= SHORTEST_SECTION.sentences && words >= SHORTEST_SECTION.words;
}

function isHard(section: Section): boolean {
  return isMeasurable(section) && gradeOf(section.sentences).grade > HIGHEST_GRADE;
}

function sectionAdvice(page: Page, { heading, line, sentences }: Section): Problem {
  const name = heading ? `The section “${heading}”` : "The beginning of this page";
  return { ...pageError(page, "reading-grade", { line, column: 1 }, says(name, sentences)), severity: "advice" };
}

function says(what: string, sentences: Sentence[]): string {
  const shown = costliest(sentences, SHOWN).map(
    ({ text, line }) => `line ${line}: “${text.slice(0, 60)}…” (${whyHard(text)})`,
  );
  const limit = `at most ${HIGHEST_GRADE.toFixed(1)} is ${what === "This page" ? "allowed" : "meant"}`;
  return `${what} reads at grade ${gradeOf(sentences).grade.toFixed(1)}; ${limit}. Make sentences shorter and words simpler, first here: ${shown.join("; ")}`;
}
