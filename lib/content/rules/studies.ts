import { attributeOf, blocksIn, placeOf } from "../outline.ts";
import type { Problem } from "../schema.ts";
import { aboutOf, type Source } from "../sources/schema.ts";
import { pageError, type Rule } from "./rule.ts";

/**
 * A block that shows a study finds in `sources.yaml` what it needs: a card, whom the study is about, since readers could
 * not tell otherwise whether it is about them; a drawing, figures that can be drawn.
 */
export const studies: Rule = (page, site) => {
  const problems: Problem[] = [];
  for (const node of blocksIn(page.tree)) {
    const id = attributeOf(node, "source") ?? "";
    const source = site.sources.get(id);
    const lack = source && LACKS.get(node.name ?? "")?.(id, source);
    if (lack) problems.push(pageError(page, "study", placeOf(node), lack));
  }
  return problems;
};

/** What a source lacks to be shown by a block, and what to type. */
const LACKS = new Map<string, (id: string, source: Source) => string | undefined>([
  [
    "Study",
    (id, source) =>
      aboutOf(source)
        ? undefined
        : `<Study> needs to know whom “${id}” is about. Add “about:” to it in content/sources.yaml, like about: { injury: [new rupture], product: [PRP], surgery: [without surgery] }`,
  ],
  [
    "CaseSeries",
    (id, { figures }) =>
      figures.some(({ draw }) => draw)
        ? undefined
        : `<CaseSeries> finds nothing to draw in “${id}”. Add “draw:” to its figures in content/sources.yaml: people, change, or score or change`,
  ],
]);
