import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { isBlock } from "./outline.ts";

/** A sign without width that no line may end at (U+2060). */
const JOINER = "\u2060";

/**
 * Keeps the end of a line from parting what belongs together: a note and the words or the term before it, whose space goes,
 * and a bracket or quotation mark and the term that it opens.
 */
export function keepTogether(tree: Root): void {
  visit(tree, (node, index, parent) => {
    const before = isBlock(node) && parent && index ? parent.children[index - 1] : undefined;
    if (!isBlock(node) || before?.type !== "text") return;
    if (node.name === "Cite" && before.value.trim() === "") before.value = JOINER;
    if (node.name === "Cite") before.value = before.value.trimEnd().replace(/[)”]$/, `$&${JOINER}`);
    if (node.name === "Term") before.value = before.value.replace(/[(“]$/, `$&${JOINER}`);
  });
}
