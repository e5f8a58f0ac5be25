import type { Problem } from "../content/schema.ts";
import { searchProblem } from "../content/search-problems.ts";
import type { Site } from "../content/site.ts";
import { findPhrase } from "./find-word.ts";
import { indexOf } from "./search-index.ts";
import { stemsIn } from "./synonyms.ts";

/**
 * Advice for words of `search.yaml` by which nothing is found, since no page says them. Nothing
 * is said while a file cannot be read, since the words may stand there.
 */
export function unusedWords(site: Site): Problem[] {
  const { clinic, searchWords } = site;
  if (!clinic || !searchWords || site.broken.length > 0) return [];
  const index = indexOf(site, clinic);
  const isSaid = (words: string) => findPhrase(stemsIn(words), index, 1).size > 0;
  const unused = searchWords.synonyms.flatMap(({ pages }) => pages).filter((words) => !isSaid(words));
  return unused.map((words) => {
    const message = `No page says “${words}”, so nothing is found by it. Write words that stand on a page after “pages:”, or take it out`;
    return searchProblem(site, words, "advice", message);
  });
}
