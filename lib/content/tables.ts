import type { Element, Nodes as HtmlNodes } from "hast";
import { toString as textOfElement } from "hast-util-to-string";
import type { Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { nodesIn } from "./nodes.ts";
import { attributeOf, blocksIn, setAttributes } from "./outline.ts";

/** How many ways to be treated a reader can choose between; the styles know as many. */
const CHOOSABLE = { fewest: 2, most: 4 };

/** Tells each table of alternatives the names of its columns, so that a reader can choose which of them to see. */
export function nameOptions(tree: Root, prefix: string) {
  const tables = blocksIn(tree, "Alternatives").flatMap((block) => blocksIn(block, "Table"));
  for (const [at, block] of tables.entries()) {
    const [table] = block.children;
    const names =
      table?.type === "table" ? (table.children[0]?.children.slice(1).map((cell) => textOf(cell)) ?? []) : [];
    if (names.length < CHOOSABLE.fewest || names.length > CHOOSABLE.most) continue;
    setAttributes(block, { name: `${prefix}options-${at + 1}`, options: names.join("\n") });
  }
}

/**
 * Makes tables speak: each gets the caption of its block, the first cell of each row is the row's header, and every other
 * cell carries its column's name, which is shown on narrow screens, where a row becomes a card. Roles are written out
 * because such a table is no longer laid out as one, and some browsers then stop announcing it as a table.
 */
export function describeTables(tree: HtmlNodes): void {
  for (const block of nodesIn(tree)) {
    if (block.type !== "mdxJsxFlowElement" || block.name !== "Table") continue;
    for (const table of elementsIn(block, "table")) describeTable(table, attributeOf(block, "caption") ?? "");
  }
}

function describeTable(table: Element, caption: string) {
  const columns = elementsIn(table, "th").map(textOfElement);
  const groups = [...elementsIn(table, "thead"), ...elementsIn(table, "tbody")];
  for (const group of groups) group.properties.role = "rowgroup";
  for (const row of elementsIn(table, "tr")) describeRow(row, columns);
  table.properties.role = "table";
  table.children.unshift({
    type: "element",
    tagName: "caption",
    properties: {},
    children: [{ type: "text", value: caption }],
  });
}

function describeRow(row: Element, columns: string[]) {
  row.properties.role = "row";
  const cells = row.children.filter((child) => child.type === "element");
  for (const [at, cell] of cells.entries()) {
    if (cell.tagName === "th") cell.properties = { role: "columnheader", scope: "col" };
    else if (at === 0) Object.assign(cell, { tagName: "th", properties: { role: "rowheader", scope: "row" } });
    else {
      cell.properties = { role: "cell", "data-column": columns[at] ?? "" };
      markUnknown(cell);
    }
  }
}

/** A cell that begins with “Unknown” shows the word as a gap, so that it is taken neither for good nor for bad. */
function markUnknown(cell: Element) {
  const [first, ...rest] = cell.children;
  const word = first?.type === "text" ? /^Unknown\b\.?/.exec(first.value)?.[0] : undefined;
  if (first?.type !== "text" || !word) return;
  const mark: Element = { type: "element", tagName: "b", properties: {}, children: [{ type: "text", value: word }] };
  cell.children = [mark, { type: "text", value: first.value.slice(word.length) }, ...rest];
}

function elementsIn(element: HtmlNodes, tagName: string): Element[] {
  const isWanted = (node: HtmlNodes): node is Element => node.type === "element" && node.tagName === tagName;
  return nodesIn(element).filter(isWanted);
}
