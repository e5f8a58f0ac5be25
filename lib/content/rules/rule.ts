import type { Page } from "../page.ts";
import type { Place } from "../problems.ts";
import type { Problem } from "../schema.ts";
import type { Site } from "../site.ts";

/** Looks at one page within its site and says what is wrong with it. */
export type Rule = (page: Page, site: Site) => Problem[];

/** An error on a page, at a place, in words for its writer. */
export function pageError(page: { file: string }, rule: string, place: Place, message: string): Problem {
  return { file: page.file, line: place.line, column: place.column, rule, severity: "error", message };
}
