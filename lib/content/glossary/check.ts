import { gradeOf } from "../grade.ts";
import { lineOfKey } from "../line-of-key.ts";
import type { Page } from "../page.ts";
import { citations } from "../rules/citations.ts";
import { claims } from "../rules/claims.ts";
import { figures } from "../rules/figures.ts";
import { links } from "../rules/links.ts";
import { markdown } from "../rules/markdown.ts";
import { sentencesOf } from "../running-text.ts";
import type { Problem } from "../schema.ts";
import type { Site } from "../site.ts";
import { GLOSSARY_FILE, type Glossary } from "./read.ts";
import { pagesSaying } from "./uses.ts";

/** The highest grade that the meanings may have together: a word must not be explained by harder ones. */
const HIGHEST_GRADE = 7;

/**
 * What is wrong with the terms: a meaning is held to the rules of a page (claims, figures, sources), all of them together
 * to grade 7, and a term that no page says is advice.
 */
export function glossaryProblems(site: Site): Problem[] {
  const { glossary } = site;
  if (!glossary) return [];
  const found = [citations, claims, figures, links, markdown].flatMap((rule) => rule(glossary.meanings, site));
  const atTerms = found.map((problem) => ({ ...problem, line: lineInFile(glossary, problem.line), column: 1 }));
  return [...atTerms, ...tooHard(glossary), ...(site.broken.length > 0 ? [] : unusedTerms(glossary, site.pages))];
}

function tooHard({ meanings }: Glossary): Problem[] {
  const { grade } = gradeOf(sentencesOf(meanings.tree));
  if (grade <= HIGHEST_GRADE) return [];
  const message = `The meanings read at grade ${grade.toFixed(1)}; at most ${HIGHEST_GRADE.toFixed(1)} is allowed. Explain the words in shorter sentences, with shorter words`;
  return [problem(1, "reading-grade", "error", message)];
}

function unusedTerms(glossary: Glossary, pages: Page[]): Problem[] {
  const unused = glossary.terms.filter((term) => pagesSaying(term, pages, 1).length === 0);
  return unused.map(({ term }) => {
    const message = `No page says “${term}”. Use it on a page, add under “also:” how pages write it, or take the term out`;
    return problem(lineOfTerm(glossary, term), "term", "advice", message);
  });
}

/** The line of the file for a line of the page that is made of it. */
function lineInFile(glossary: Glossary, line: number): number {
  const before = glossary.meanings.text.split("\n").slice(0, line);
  const heading = before.findLast((words) => words.startsWith("## "))?.slice(3) ?? "";
  const term = glossary.terms.find((one) => one.term.toLowerCase() === heading.toLowerCase())?.term;
  return term ? lineOfTerm(glossary, term) : 1;
}

function lineOfTerm({ text }: Glossary, term: string): number {
  const at = text.split("\n").findIndex((line) => /^\s*- term:\s*/.test(line) && line.includes(term));
  return at < 0 ? lineOfKey(text, "terms") : at + 1;
}

function problem(line: number, rule: string, severity: Problem["severity"], message: string): Problem {
  return { file: GLOSSARY_FILE, line, column: 1, rule, severity, message };
}
