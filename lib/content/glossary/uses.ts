import type { Nodes, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { type BlockNode, blocksIn } from "../outline.ts";
import type { Page } from "../page.ts";
import { nameKey, type Term } from "./schema.ts";

/** The words of each page, which are looked through for one term after the other. */
const wordsOf = new WeakMap<Root, string>();

/**
 * The first pages that say a term, by one of its names; at most so many. Only those are parsed whose file holds the first
 * word of a name, written in one piece: of many pages, few are.
 */
export function pagesSaying<One extends Pick<Page, "text" | "tree">>(
  { term, also }: Term,
  pages: One[],
  most: number,
): One[] {
  const names = [term, ...also];
  const said = anyOf(names);
  const begun = anyOf(names.flatMap((name) => name.split(" ", 1)));
  const found: One[] = [];
  for (const page of pages) {
    if (found.length === most) break;
    if (begun.test(page.text) && said.test(wordsOn(page.tree))) found.push(page);
  }
  return found;
}

/** Finds any of these words where they stand by themselves, in capitals or not. */
function anyOf(words: string[]): RegExp {
  const escaped = words.map((one) => one.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`(?<![\\p{L}-])(?:${escaped.join("|")})(?![\\p{L}-])`, "iu");
}

function wordsOn(tree: Root): string {
  const known = wordsOf.get(tree);
  if (known !== undefined) return known;
  const parts = tree.children.filter(({ type }) => type !== "yaml").map((node) => textOf(node));
  const words = parts.join("\n");
  wordsOf.set(tree, words);
  return words;
}

/** Where a page uses a term, in reading order, with the name as it is looked up. */
export function usesOf(tree: Nodes): { node: BlockNode; words: string }[] {
  return blocksIn(tree, "Term").map((node) => ({ node, words: nameKey(textOf(node)) }));
}
