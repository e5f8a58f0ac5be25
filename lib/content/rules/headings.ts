import { anchorsOf } from "../outline.ts";
import type { Problem } from "../schema.ts";
import { pageError, type Rule } from "./rule.ts";

/** Ids that the frame of every page uses: its main part, its footer, its list of sources, its scores, the notes and their sources. */
const TAKEN = /^(main|sources|scores|topics|reach-us|source-\d+|cite-\d+-\d+)$/;

/**
 * Headings make an outline: the page's title is the only heading of the first level, no level is skipped, and no two
 * headings have the same text, since links and screen readers tell headings apart by their words.
 */
export const headings: Rule = (page) => {
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  let level = 1;
  for (const { id, text, level: found, place, node } of anchorsOf(page.tree)) {
    if (text.trim() === "")
      problems.push(pageError(page, "heading", place, "This heading has no words. Write them, or take the line out"));
    if (TAKEN.test(id)) {
      problems.push(
        pageError(
          page,
          "duplicate-id",
          place,
          `Every page has a part named “${text}” already. Give this heading other words`,
        ),
      );
    }
    const first = seen.get(id);
    if (first !== undefined) {
      problems.push(
        pageError(
          page,
          "duplicate-id",
          place,
          `The heading “${text}” already stands on line ${first}. Give this one other words`,
        ),
      );
    }
    seen.set(id, first ?? place.line);
    if (node.type !== "heading") continue;
    if (found === 1) {
      problems.push(
        pageError(
          page,
          "heading",
          place,
          "The page's title comes from “title:” at the top. Start this heading with ## instead of #",
        ),
      );
    } else if (found > level + 1) {
      problems.push(
        pageError(
          page,
          "heading",
          place,
          `This heading skips a level. Start it with ${"#".repeat(level + 1)} instead of ${"#".repeat(found)}`,
        ),
      );
    }
    level = found;
  }
  return problems;
};
