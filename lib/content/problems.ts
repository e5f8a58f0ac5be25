import type { Problem } from "./schema.ts";

/** Where in a file something stands; lines and columns start at 1. */
export type Place = { line: number; column: number };

/** The line and column of an offset within words that begin at `start`, which is the top of the file when it is left out. */
export function placeIn(words: string, offset: number, start: Place = { line: 1, column: 1 }): Place {
  const lines = words.slice(0, Math.max(0, offset)).split("\n");
  const last = lines.at(-1) ?? "";
  if (lines.length === 1) return { line: start.line, column: start.column + last.length };
  return { line: start.line + lines.length - 1, column: last.length + 1 };
}

/** The line that the command line and the build show for a problem. */
export function problemLine(problem: Problem): string {
  const label = problem.severity === "error" ? "" : "advice: ";
  return `${problem.file}:${problem.line}:${problem.column} ${label}${problem.message} (${problem.rule})`;
}

/** Sorts problems as a reader would meet them: by file, then from top to bottom. */
export function inReadingOrder(problems: Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column || a.rule.localeCompare(b.rule),
  );
}
