import type { Nodes as HtmlNodes } from "hast";
import type { Nodes } from "mdast";

/**
 * Every node of a tree in reading order, the tree itself first. What is done to a node while a loop goes through them changes
 * neither which of them come nor their order.
 */
export function nodesIn(tree: Nodes): Nodes[];
export function nodesIn(tree: HtmlNodes): HtmlNodes[];
export function nodesIn(tree: Nodes | HtmlNodes): (Nodes | HtmlNodes)[] {
  const found: (Nodes | HtmlNodes)[] = [];
  function add(node: Nodes | HtmlNodes): void {
    found.push(node);
    if ("children" in node) for (const child of node.children) add(child);
  }
  add(tree);
  return found;
}
