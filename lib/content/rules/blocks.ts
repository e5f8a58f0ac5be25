import type { Nodes, Parents, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { BLOCK_NAMES, blockRule } from "../blocks/schema.ts";
import { closest } from "../closest.ts";
import { nodesIn } from "../nodes.ts";
import { type BlockNode, citationsOf, isBlock, placeOf } from "../outline.ts";
import type { Problem } from "../schema.ts";
import { pageError, type Rule } from "./rule.ts";

/** The fewest words that can say what is known. */
const KNOWN_WORDS = 5;

type Holding = NonNullable<ReturnType<typeof blockRule>>["holds"] & {};

/** Only the blocks of the table in `blocks/schema.ts`, with their attributes, in the places they belong. */
export const blocks: Rule = (page) => {
  const problems: Problem[] = [];
  for (const { node, index, parent } of placesIn(page.tree)) {
    if (node.type === "table" && !isNamed(parent, "Table")) {
      problems.push(
        pageError(page, "block", placeOf(node), 'Put the table inside <Table caption="What it shows"> … </Table>'),
      );
    }
    if (node.type === "footnoteReference" || node.type === "footnoteDefinition") {
      problems.push(
        pageError(
          page,
          "block",
          placeOf(node),
          'Notes like [^1] cannot stand in a page. Write <Cite id="…" /> with the id of a source',
        ),
      );
    }
    if (!isBlock(node)) continue;
    for (const message of objections(node, index, parent)) {
      problems.push(pageError(page, "block", placeOf(node), message));
    }
  }
  return problems;
};

/** What stands in a tree, and where. */
function placesIn(tree: Root): { node: Nodes; index: number; parent: Parents }[] {
  return nodesIn(tree).flatMap((parent) =>
    "children" in parent ? parent.children.map((node, index) => ({ node, index, parent })) : [],
  );
}

function objections(node: BlockNode, index: number, parent: Parents | undefined): string[] {
  const rule = blockRule(node.name);
  if (!rule) {
    const isHtml = !/^[A-Z]/.test(node.name ?? "a");
    const near = closest(node.name ?? "", BLOCK_NAMES);
    const hint = near ? ` Did you mean <${near}>?` : "";
    return isHtml ? [] : [`<${node.name}> is not a block.${hint} The blocks are: ${BLOCK_NAMES.join(", ")}`];
  }
  return [
    ...attributeObjections(node),
    ...(rule.within && !isNamed(parent, rule.within)
      ? [`<${node.name}> must stand within <${rule.within}> … </${rule.within}>`]
      : []),
    ...(rule.holds && !matches(node, rule.holds) ? [`<${node.name}> must hold ${rule.holds.plainly}`] : []),
    ...(mayHoldWords(node.name) && textOf(node).trim() === ""
      ? [`<${node.name}> holds no words. Write them, or take it out`]
      : []),
    ...(rule.followedBy && !isNamed(nextBlock(parent, index), rule.followedBy)
      ? [`<${node.name}> must be followed by <${rule.followedBy}>, which says what is known about the claim`]
      : []),
    ...(node.name === "Sheet" && citationsOf(node).length > 0
      ? ["<Sheet> stands after the sources, so it holds no <Cite>. Say it without a number, or say it on the page"]
      : []),
    ...(node.name === "Known" ? knownObjections(node) : []),
    ...(node.name === "Summary" ? summaryObjections(node) : []),
  ];
}

function mayHoldWords(name: string | null): boolean {
  return blockRule(name)?.holds?.exactly.length !== 0;
}

function attributeObjections(node: BlockNode): string[] {
  const rule = blockRule(node.name);
  const given = Object.fromEntries(
    node.attributes.flatMap((attribute) =>
      attribute.type === "mdxJsxAttribute" ? [[attribute.name, attribute.value]] : [],
    ),
  );
  const result = rule?.attributes.safeParse(given);
  if (!rule || !result || result.success) return [];
  return result.error.issues.map((issue) => {
    const what = issue.code === "unrecognized_keys" ? `does not know ${issue.keys.join(", ")}` : issue.message;
    return `<${node.name}>: ${what}. Write it like this: ${rule.example}`;
  });
}

function matches(node: BlockNode, { exactly, repeated }: Holding): boolean {
  const found = node.children.filter((child) => child.type !== "text" || child.value.trim() !== "").map(kindOf);
  if (repeated) return found.length > 0 && found.every((kind) => kind === exactly[0]);
  return found.length === exactly.length && found.every((kind, at) => kind === exactly[at]);
}

function kindOf(node: Nodes): string {
  return isBlock(node) ? (node.name ?? "") : node.type;
}

function nextBlock(parent: Parents | undefined, index: number): Nodes | undefined {
  return parent?.children[index + 1];
}

function isNamed(node: Nodes | undefined, name: string): boolean {
  return node !== undefined && isBlock(node) && node.name === name;
}

function knownObjections(node: BlockNode): string[] {
  const words = textOf(node).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (words === 0 || words >= KNOWN_WORDS) return [];
  return ["<Known> must say what is known about the claim, in a whole sentence, like “Nobody knows whether it does”"];
}

function summaryObjections(node: BlockNode): string[] {
  const list = node.children.find((child) => child.type === "list");
  const lines = list?.type === "list" ? list.children.length : 0;
  return lines === 5 ? [] : [`<Summary> must hold five lines; this one holds ${lines}`];
}
