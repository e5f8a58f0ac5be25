import { problemLine } from "../content/problems.ts";
import type { Problem } from "../content/schema.ts";
import { describeError, type LogDetails } from "../log.ts";

/** Why content is not shown: a line for its writer, and what of that a log may hold. */
export type Objection = { line: string; about: LogDetails };

/** A problem of a file, as `npm run content:check` says it. The log has the file and the rule. */
export function objectionOf(problem: Problem): Objection {
  return { line: problemLine(problem), about: { path: `/${problem.file}`, reason: problem.rule } };
}

/** What was thrown while a page was made, which mostly names the page. The log has its address. */
export function notMade(path: string, error: unknown): Objection {
  const said = error instanceof Error ? error.message : "";
  const cause = said.includes(path) ? said : `The page ${path} could not be made. ${said}`;
  const line = `${cause.trim().replace(/\.$/, "")}. Take back what was changed there last, or ask who looks after the site`;
  return { line, about: { path, reason: "not-made", ...describeError(error) } };
}

/** What was thrown while the files in `public` were read. */
export function picturesNotRead(error: unknown): Objection {
  const said = error instanceof Error ? error.message : "";
  const line = `The pictures in public cannot be read (${said}). Let the user who runs the site read all files there`;
  return { line, about: { reason: "pictures-not-read", ...describeError(error) } };
}
