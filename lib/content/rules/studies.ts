import { visit } from "unist-util-visit";
import { attributeOf, type BlockNode, isBlock, placeOf } from "../outline.ts";
import type { Problem } from "../schema.ts";
import { aboutOf } from "../sources/schema.ts";
import { pageError, type Rule } from "./rule.ts";

/** A study shown as a card says in `sources.yaml` whom it is about, or readers could not tell whether it is about them. */
export const studies: Rule = (page, site) => {
  const cards: { node: BlockNode; id: string }[] = [];
  visit(page.tree, (node) => {
    if (isBlock(node) && node.name === "Study") cards.push({ node, id: attributeOf(node, "source") ?? "" });
  });
  return cards.flatMap(({ node, id }): Problem[] => {
    const source = site.sources.get(id);
    if (!source || aboutOf(source)) return [];
    const message = `<Study> needs to know whom “${id}” is about. Add “about:” to it in content/sources.yaml, like about: { injury: [new rupture], product: [PRP], surgery: [without surgery] }`;
    return [pageError(page, "study", placeOf(node), message)];
  });
};
