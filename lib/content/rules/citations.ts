import { citationsOf, placeOf } from "../outline.ts";
import { pageError, type Rule } from "./rule.ts";

/** Every `<Cite>` names a source that stands in `content/sources.yaml`. */
export const citations: Rule = (page, site) => {
  if (!site.sourcesAreRead) return [];
  return citationsOf(page.tree)
    .filter(({ id }) => id !== "" && !site.sources.has(id))
    .map(({ id, node }) => {
      const near = closest(id, [...site.sources.keys()]);
      const hint = near ? ` Did you mean “${near}”?` : "";
      return pageError(
        page,
        "citation",
        placeOf(node),
        `There is no source “${id}” in content/sources.yaml.${hint} Add it there, or correct the id`,
      );
    });
};

/** The known id that shares the longest beginning with the given one, if they share at least three characters. */
function closest(id: string, known: string[]): string | undefined {
  const shared = (other: string) => [...other].findIndex((character, at) => character !== id[at]);
  const scored = known.map((other) => ({ other, length: shared(other) === -1 ? other.length : shared(other) }));
  const best = scored.toSorted((a, b) => b.length - a.length)[0];
  return best && best.length >= 3 ? best.other : undefined;
}
