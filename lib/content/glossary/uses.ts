import type { Nodes, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { type BlockNode, isBlock } from "../outline.ts";
import { nameKey, type Term } from "./schema.ts";

/** The pages that say a term, by one of its names. */
export function pagesSaying<One extends { tree: Root }>({ term, also }: Term, pages: One[]): One[] {
  const names = [term, ...also].map((one) => one.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const said = new RegExp(`(?<![\\p{L}-])(?:${names.join("|")})(?![\\p{L}-])`, "iu");
  return pages.filter(({ tree }) => tree.children.some((node) => node.type !== "yaml" && said.test(textOf(node))));
}

/** Where a page uses a term, in reading order, with the name as it is looked up. */
export function usesOf(tree: Nodes): { node: BlockNode; words: string }[] {
  const uses: { node: BlockNode; words: string }[] = [];
  visit(tree, (node) => {
    if (isBlock(node) && node.name === "Term") uses.push({ node, words: nameKey(textOf(node)) });
  });
  return uses;
}
