import GithubSlugger from "github-slugger";
import type { Heading, Nodes, Root } from "mdast";
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";
import { toString as textOf } from "mdast-util-to-string";
import { blockRule } from "./blocks/schema.ts";
import { nodesIn } from "./nodes.ts";
import type { Place } from "./problems.ts";

/** A block as it stands in a page's tree. */
export type BlockNode = MdxJsxFlowElement | MdxJsxTextElement;

/** Something in a page that a link can lead to: a heading, or a block whose title becomes one. */
export type Anchor = { node: Heading | BlockNode; id: string; text: string; level: number; place: Place };

/** What a value of clinic.yaml, such as the phone number, is read as when the words of a passage are weighed: a name. */
export const CLINIC_VALUE = "NAME";

/** True for a block or tag in the tree, whether it stands alone or within a sentence. */
export function isBlock(node: Nodes): node is BlockNode {
  return node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";
}

/** True for a block that stands among paragraphs, not in one. */
export function isFlow(node: Nodes): node is MdxJsxFlowElement {
  return node.type === "mdxJsxFlowElement";
}

/** The blocks of a tree in reading order, or of them those with these names. */
export function blocksIn(tree: Nodes, ...names: string[]): BlockNode[] {
  const blocks = nodesIn(tree).filter(isBlock);
  return names.length > 0 ? blocks.filter(({ name }) => name !== null && names.includes(name)) : blocks;
}

/** The plain-text value of a block's attribute; nothing when it is absent or is an expression. */
export function attributeOf(node: Pick<BlockNode, "attributes">, name: string): string | undefined {
  const found = node.attributes.find((attribute) => attribute.type === "mdxJsxAttribute" && attribute.name === name);
  return typeof found?.value === "string" ? found.value : undefined;
}

/** Adds attributes to a block, as if a writer had typed them. */
export function setAttributes(node: BlockNode, values: Record<string, string>) {
  const added = Object.entries(values).map(
    ([name, value]): MdxJsxAttribute => ({ type: "mdxJsxAttribute", name, value }),
  );
  node.attributes.push(...added);
}

/** Where a node begins in its file. */
export function placeOf(node: Nodes): Place {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

/**
 * Every heading of a page in order, with the id that links use.
 *
 * Ids follow GitHub's rule: small letters, hyphens for spaces. A titled block stands one level below the Markdown
 * heading before it. Two headings with the same text get the same id here, which the check then refuses.
 */
export function anchorsOf(tree: Root): Anchor[] {
  const anchors: Anchor[] = [];
  let current = 1;
  for (const node of nodesIn(tree)) {
    if (node.type === "heading") {
      current = node.depth;
      anchors.push(anchor(node, textOf(node), node.depth));
    }
    if (isBlock(node) && blockRule(node.name)?.heading === "title") {
      anchors.push(anchor(node, attributeOf(node, "title") ?? "", current + 1));
    }
  }
  return anchors;
}

function anchor(node: Heading | BlockNode, text: string, level: number): Anchor {
  return { node, id: new GithubSlugger().slug(text), text, level, place: placeOf(node) };
}

/** The attribute that names the source, for each block that shows a source's number. */
const NAMES_SOURCE = new Map([
  ["Cite", "id"],
  ["Quote", "source"],
  ["Study", "source"],
  ["CaseSeries", "source"],
]);

/** The ids of the sources that a page cites or quotes, one for each time it does, in reading order. */
export function citationsOf(tree: Root | BlockNode): { id: string; node: BlockNode }[] {
  return blocksIn(tree).flatMap((node) => {
    const attribute = NAMES_SOURCE.get(node.name ?? "");
    return attribute ? [{ id: attributeOf(node, attribute) ?? "", node }] : [];
  });
}

/** The cards of a page that hold the signs of an emergency and those that need a doctor the same day. */
export function emergencyCardsIn(tree: Root): MdxJsxFlowElement[] {
  return blocksIn(tree, "Emergency", "Urgent").filter(isFlow);
}
