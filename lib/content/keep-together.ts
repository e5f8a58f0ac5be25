import type { Root, Text } from "mdast";
import { nodesIn } from "./nodes.ts";
import { type BlockNode, isBlock } from "./outline.ts";

/** A sign without width that no line may end at (U+2060). */
const JOINER = "\u2060";

/**
 * Keeps the end of a line from parting what belongs together: a note and the words or the term before it, whose space goes,
 * and a bracket or quotation mark and the term that it opens.
 */
export function keepTogether(tree: Root): void {
  for (const parent of nodesIn(tree)) {
    if (!("children" in parent)) continue;
    for (const [index, node] of parent.children.entries()) {
      const before = parent.children[index - 1];
      if (isBlock(node) && before?.type === "text") keepWith(before, node);
    }
  }
}

function keepWith(before: Text, { name }: BlockNode) {
  if (name === "Cite" && before.value.trim() === "") before.value = JOINER;
  if (name === "Cite") before.value = before.value.trimEnd().replace(/[)”]$/, `$&${JOINER}`);
  if (name === "Term") before.value = before.value.replace(/[(“]$/, `$&${JOINER}`);
}
