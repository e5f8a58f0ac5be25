import { toJsxRuntime } from "hast-util-to-jsx-runtime";
import type { Root } from "mdast";
import { toHast } from "mdast-util-to-hast";
import type { MDXComponents } from "mdx/types";
import type { ReactNode } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { describeTables } from "./tables.ts";

/** Blocks pass from Markdown to HTML as they are. Code has no place in this list, so it cannot pass. */
const BLOCKS: ["mdxJsxFlowElement", "mdxJsxTextElement"] = ["mdxJsxFlowElement", "mdxJsxTextElement"];

/**
 * Makes of a page's tree what React draws. Nothing is compiled or run: a block is looked up by its name in the list of
 * blocks, everything else becomes the HTML of its kind of Markdown. The tree may be changed on the way.
 *
 * Throws for a block that is not in the list, and for anything that would have to be evaluated, which `refuseCode` has
 * refused before.
 */
export function elementsOf(tree: Root, blocks: MDXComponents): ReactNode {
  const html = toHast(tree, { passThrough: BLOCKS });
  describeTables(html);
  return toJsxRuntime(html, { Fragment, jsx, jsxs, createEvaluater: () => ({ evaluateExpression, evaluateProgram }) });

  /** A block's name arrives as the smallest of expressions; it is the only one that has a value here. */
  function evaluateExpression(expression: { type: string; name?: string }): unknown {
    const block = expression.type === "Identifier" ? blocks[expression.name ?? ""] : undefined;
    if (!block) throw new Error(`<${expression.name ?? "…"}> is not a block`);
    return block;
  }
}

function evaluateProgram(): never {
  throw new Error("Pages hold no programs");
}
