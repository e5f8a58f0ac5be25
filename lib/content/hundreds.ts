import type { Root, TableCell } from "mdast";
import type { MdxJsxFlowElement } from "mdast-util-mdx-jsx";
import { toString as textOf } from "mdast-util-to-string";
import { nodesIn } from "./nodes.ts";
import { type BlockNode, blocksIn, citationsOf, isFlow } from "./outline.ts";

/** What a row of a table says about a hundred people: how many of them, that nobody knows, or words that hold no count. */
type Count = { kind: "count"; count: number; written: string } | { kind: "unknown" | "words" | "wrong" };

/** One row below `<OutOfHundred>`: its name, its count, the sources noted beside the count, and the cell it stands in. */
export type HundredRow = { name: string; said: Count; ids: string[]; cell: TableCell };

/** The rows that a block draws, in order: the first cell of each is its name, the second its count. */
export function hundredsIn(block: BlockNode): HundredRow[] {
  const rows = nodesIn(block).flatMap((node) => (node.type === "table" ? node.children.slice(1) : []));
  return rows.flatMap(({ children: [name, cell] }) => {
    if (!name || !cell) return [];
    const ids = citationsOf({ type: "root", children: [{ type: "paragraph", children: cell.children }] });
    return [{ name: textOf(name), said: countIn(textOf(cell).trim()), ids: ids.map(({ id }) => id), cell }];
  });
}

/** Every `<OutOfHundred>` of a page. */
export function hundredBlocksIn(tree: Root): MdxJsxFlowElement[] {
  return blocksIn(tree, "OutOfHundred").filter(isFlow);
}

function countIn(words: string): Count {
  if (/^unknown\b/i.test(words)) return /\d/.test(words) ? { kind: "wrong" } : { kind: "unknown" };
  const count = /^(\d+) of 100$/.exec(words)?.[1];
  if (count !== undefined && Number(count) <= 100) return { kind: "count", count: Number(count), written: words };
  return /\d/.test(words) ? { kind: "wrong" } : { kind: "words" };
}
