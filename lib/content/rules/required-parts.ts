import type { Nodes } from "mdast";
import { isBlock } from "../outline.ts";
import { pageError, type Rule } from "./rule.ts";

/** What opens a topic, in this order, before anything else is said. */
const OPENING = ["Alert", "Interest", "Summary"];

/**
 * A topic's first page begins with the way to help in an emergency, then what the clinic gains, then a summary, and
 * holds the list of its pages. Patients meet these four before any claim.
 */
export const requiredParts: Rule = (page) => {
  if (page.topic === null || page.name !== "index") return [];
  const blocks = page.tree.children.flatMap((node) => (isBlock(node) ? [node.name ?? ""] : []));
  const start = page.tree.children
    .filter((node) => node.type !== "yaml")
    .slice(0, OPENING.length)
    .map(nameOf);
  const place = { line: 1, column: 1 };
  return [
    ...(start.join() === OPENING.join()
      ? []
      : [
          pageError(
            page,
            "required-parts",
            place,
            "A topic's first page must begin with <Alert>, then <Interest>, then <Summary>, before any other words",
          ),
        ]),
    ...(blocks.includes("Contents")
      ? []
      : [
          pageError(
            page,
            "required-parts",
            place,
            "A topic's first page must hold <Contents />, the list of its pages",
          ),
        ]),
  ];
};

function nameOf(node: Nodes): string {
  return isBlock(node) ? (node.name ?? "") : node.type;
}
