import type { Nodes, Paragraph, Root } from "mdast";
import type { MdxJsxFlowElement } from "mdast-util-mdx-jsx";
import { blockRule } from "./blocks/schema.ts";
import type { Term, Terms } from "./glossary/schema.ts";
import { usesOf } from "./glossary/uses.ts";
import { hundredBlocksIn, hundredsIn } from "./hundreds.ts";
import { keepTogether } from "./keep-together.ts";
import { nodesIn } from "./nodes.ts";
import {
  anchorsOf,
  attributeOf,
  type BlockNode,
  blocksIn,
  citationsOf,
  emergencyCardsIn,
  isBlock,
  setAttributes,
} from "./outline.ts";
import { codeIn } from "./rules/no-code.ts";
import { nameOptions } from "./tables.ts";

/**
 * Which part of a page is rendered: the line that points to help in an emergency, the sheet to take to another doctor,
 * everything else, or the cards with the signs that cannot wait, as they stand above the form.
 */
export type PagePart = "alert" | "sheet" | "rest" | "cards";

/** The blocks that stand apart from the text around them, with the part that each of them is. */
const APART = new Map<string | null, PagePart>([
  ["Alert", "alert"],
  ["Sheet", "sheet"],
]);

/**
 * How a page's tree is fitted into the page that shows it.
 *
 * `prefix` goes before each id, so that several pages can stand in one; `deeper` is the number of levels its headings
 * sink; `cited` counts, across those pages, how often each source has been cited so far. With `terms`, each is explained
 * where the page first uses it; what is read at one go or printed has none to open. With `onlyLinked`, a heading has an id
 * only where something in its own page leads to it, as on a page that nothing links into.
 */
export type Placement = {
  prefix: string;
  deeper: number;
  cited: Map<string, number>;
  terms?: Terms;
  onlyLinked?: boolean;
};

/**
 * The lock on the door: throws when a tree holds anything that MDX would run, or a tag that is no block.
 *
 * The check explains this to writers in kinder words; this is what makes it true for every text that is rendered.
 */
export function refuseCode(tree: Root): void {
  const code = codeIn(tree)[0];
  if (code) throw new Error(`${code.place.line}:${code.place.column} ${code.message}`);
  for (const node of nodesIn(tree)) {
    if (isBlock(node) && !blockRule(node.name)) throw new Error(`<${node.name}> is not a block`);
    if ((node.type === "link" || node.type === "definition") && !/^(https:|mailto:|tel:|\/|#)/.test(node.url)) {
      throw new Error(`The link “${node.url}” cannot be used`);
    }
  }
}

/** What a block is called that stands among paragraphs, not in one. */
const FLOW = "mdxJsxFlowElement" as const;

/**
 * Takes blocks out of the paragraph that Markdown has put around them: a line that holds nothing but blocks is no
 * paragraph of words, as in every program that reads MDX.
 */
export function unravel(tree: Root): void {
  for (const parent of nodesIn(tree)) {
    if (!("children" in parent)) continue;
    const children: Nodes[] = parent.children.flatMap((child) =>
      child.type === "paragraph" ? blocksAlone(child) : child,
    );
    Object.assign(parent, { children });
  }
}

/** The blocks of a paragraph that holds nothing else, now among paragraphs; what they hold are words, as before. */
function blocksAlone(paragraph: Paragraph): Nodes[] {
  const inside = paragraph.children.filter((child) => child.type !== "text" || child.value.trim() !== "");
  const blocks = inside.filter((child) => child.type === "mdxJsxTextElement");
  if (blocks.length === 0 || blocks.length < inside.length) return [paragraph];
  return blocks.map((block) => Object.assign(block, { type: FLOW }));
}

/** Keeps one part of a page, since the line for emergencies is shown above the title, and the sheet after everything. */
export function keepPart(tree: Root, part: PagePart): void {
  if (part === "cards") keepCards(tree);
  else tree.children = tree.children.filter((node) => partOf(node) === part);
}

/** Says which part of its page something at the top of its tree belongs to. */
export function partOf(node: Nodes): PagePart {
  return (isBlock(node) ? APART.get(node.name) : undefined) ?? "rest";
}

/** The cards stand right under the title of another page, without the notes, whose list stays behind. */
function keepCards(tree: Root) {
  const cards = emergencyCardsIn(tree);
  for (const card of cards) {
    setAttributes(card, { level: "2" });
    for (const parent of nodesIn(card)) {
      if (!("children" in parent)) continue;
      const children: Nodes[] = parent.children.filter((node) => !isBlock(node) || node.name !== "Cite");
      Object.assign(parent, { children });
    }
  }
  tree.children = cards;
}

/** Gives headings and titled blocks their ids and levels, citations their turn, and links to headings their prefix. */
export function placeWithin(tree: Root, { prefix, deeper, cited, terms, onlyLinked = false }: Placement): void {
  const linked = linkedIn(tree);
  for (const { node, id, level } of anchorsOf(tree)) {
    const anchor = !onlyLinked || linked.has(id) ? prefix + id : undefined;
    if (node.type === "heading") {
      node.data = { ...node.data, hProperties: { id: anchor } };
      node.depth = headingDepth(level + deeper);
    } else setAttributes(node, { ...(anchor && { anchor }), level: String(level + deeper) });
  }
  levelEmergencies(tree, deeper);
  for (const { id, node } of citationsOf(tree)) {
    const turn = (cited.get(id) ?? 0) + 1;
    cited.set(id, turn);
    setAttributes(node, { turn: String(turn) });
  }
  explainTerms(tree, terms);
  keepTogether(tree);
  for (const block of blocksIn(tree, "Studies")) listStudies(block);
  nameOptions(tree, prefix);
  for (const block of hundredBlocksIn(tree)) drawHundreds(block);
  for (const node of nodesIn(tree)) {
    if (node.type === "link" && node.url.startsWith("#")) node.url = `#${prefix}${node.url.slice(1)}`;
    if (node.type === "table") node.align = null;
  }
}

/** Sets the signs of an emergency, whose heading is not the writer's, level with the signs for a doctor beside them. */
function levelEmergencies(tree: Root, deeper: number) {
  let current = 1 + deeper;
  for (const node of nodesIn(tree)) {
    if (node.type === "heading") current = node.depth;
    if (isBlock(node) && node.name === "Emergency") setAttributes(node, { level: String(current + 1) });
  }
}

/** The ids in a page that something leads to: its own links, and the notes of a source that has a card. */
function linkedIn(tree: Root): Set<string> {
  const linked = new Set<string>();
  for (const node of nodesIn(tree)) {
    if (node.type === "link" && node.url.startsWith("#")) linked.add(node.url.slice(1));
  }
  for (const { node, id } of anchorsOf(tree)) if (isBlock(node) && node.name === "Study") linked.add(id);
  return linked;
}

/** Puts what a term means where it is first used. */
function explainTerms(tree: Root, terms: Terms | undefined) {
  const explained = new Set<Term>();
  for (const { node, words } of usesOf(tree)) {
    const term = terms?.get(words);
    if (!term || explained.has(term)) continue;
    explained.add(term);
    setAttributes(node, { anchor: `term-${explained.size}`, meaning: term.meaning });
  }
}

/** Tells a set of study cards which studies it holds, so that it can count those that are about a reader. */
function listStudies(node: BlockNode) {
  const ids = node.children.flatMap((child) => (isBlock(child) ? (attributeOf(child, "source") ?? []) : []));
  setAttributes(node, { studies: ids.join(" ") });
}

/** Puts a drawing above the table for each row that holds a count, or says that nobody knows it. */
function drawHundreds(block: MdxJsxFlowElement) {
  const shared = Object.fromEntries(["who", "what", "at"].map((name) => [name, attributeOf(block, name) ?? ""]));
  const drawings = hundredsIn(block).flatMap(({ name, said }): MdxJsxFlowElement[] => {
    if (said.kind !== "count" && said.kind !== "unknown") return [];
    const drawing: MdxJsxFlowElement = { type: "mdxJsxFlowElement", name: "Hundred", attributes: [], children: [] };
    setAttributes(drawing, { ...shared, name, ...(said.kind === "count" && { count: String(said.count) }) });
    return [drawing];
  });
  block.children.unshift(...drawings);
}

function headingDepth(level: number) {
  if (level <= 2) return 2;
  if (level === 3) return 3;
  return level === 4 ? 4 : 5;
}
