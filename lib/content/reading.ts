import { yamlPassages } from "./claims/yaml-passages.ts";
import { costliest, gradeOf, splitSentences, whyHard } from "./grade.ts";
import type { Page } from "./page.ts";
import { isMeasurable } from "./rules/reading-grade.ts";
import { type Section, sectionsOf, sentencesOf, unitOf } from "./running-text.ts";
import type { Site } from "./site.ts";

/** How many of the costliest sentences of a section a writer is shown. */
const SHOWN = 3;

/** The Flesch–Kincaid grade of each page, for the person who edits it. */
export function gradesOf(site: Site): { file: string; grade: number; words: number }[] {
  return site.pages.map((page) => {
    const { grade, words } = gradeOf(sentencesOf(page.tree));
    return { file: page.file, grade, words };
  });
}

/**
 * The grade of what the YAML files say to readers, such as what a study cannot tell. It is shown and never refused, since a
 * law's own words stand there too.
 */
export function yamlGradesOf(site: Site): { file: string; grade: number; words: number }[] {
  return site.yamlFiles.flatMap((yaml) => {
    const units = yamlPassages(yaml).flatMap(({ text }) => splitSentences(text).map(unitOf));
    const { grade, words, sentences } = gradeOf(units);
    return sentences > 0 ? [{ file: yaml.file, grade, words }] : [];
  });
}

/** The middle one of some pages' grades: half of them read no harder. Of an even number, the harder of the middle two. */
export function medianGrade(pages: { grade: number }[]): number {
  const sorted = pages.map(({ grade }) => grade).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** A page's grade section by section, each with the sentences that cost most and why: lines to print. */
export function gradeReport(page: Page): string[] {
  const { grade, words } = gradeOf(sentencesOf(page.tree));
  return [`${gradeColumn(grade, words)}  ${page.file}`, ...sectionsOf(page.tree).flatMap(sectionLines)];
}

/** A grade and a number of words in columns that line up. */
export function gradeColumn(grade: number, words: number): string {
  return `grade ${grade.toFixed(1).padStart(4)}  ${String(words).padStart(5)} words`;
}

function sectionLines(section: Section): string[] {
  const { grade, words } = gradeOf(section.sentences);
  const name = section.heading ?? "(before the first heading)";
  const short = isMeasurable(section) ? "" : "  (too short to count)";
  const hardest = costliest(section.sentences, SHOWN);
  return [
    `  ${gradeColumn(grade, words)}  line ${section.line}: ${name}${short}`,
    ...hardest.map(({ text, line }) => `      line ${line}: “${text}” ${whyHard(text)}`),
  ];
}
