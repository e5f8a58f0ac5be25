import { closest, withSameBeginning } from "../closest.ts";
import { citationsOf, placeOf } from "../outline.ts";
import { pageError, type Rule } from "./rule.ts";

/** Every `<Cite>` names a source that stands in `content/sources.yaml`. */
export const citations: Rule = (page, site) => {
  if (!site.sourcesAreRead) return [];
  return citationsOf(page.tree)
    .filter(({ id }) => id !== "" && !site.sources.has(id))
    .map(({ id, node }) => {
      const known = [...site.sources.keys()];
      const near = closest(id, known) ?? withSameBeginning(id, known);
      const hint = near ? ` Did you mean “${near}”?` : "";
      return pageError(
        page,
        "citation",
        placeOf(node),
        `There is no source “${id}” in content/sources.yaml.${hint} Add it there, or correct the id`,
      );
    });
};
