import type { Nodes, Paragraph, Parents, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { blockRule } from "./blocks/schema.ts";
import { splitSentences, type Unit } from "./grade.ts";
import { attributeOf, CLINIC_VALUE, isBlock, placeOf } from "./outline.ts";
import { SPACE_OF_A_NOTE } from "./told-words.ts";

/** One sentence, or one line of a list, with the line of the file that it starts on. */
export type Sentence = Unit & { line: number };

/** The running text under one heading; `heading` is absent before the first one, and `line` is where the part begins. */
export type Section = { heading?: string; line: number; sentences: Sentence[] };

/** Words that stand before a paragraph in bold and end with a stop are its heading. */
const LABEL_END = /[.:?!]$/;

/** What ends a sentence, with the brackets and quotation marks that may close after it. */
const SENTENCE_END = /[.:?!…]["'”’)\]]*$/;

/**
 * The running text of a page by its headings, those of titled blocks among them.
 *
 * Paragraphs, lists, quotations and the cells of tables count. Headings, bold words that serve as one, captions, the first
 * row of a table, alternative texts and notes do not, as Flesch counts running text only.
 */
export function sectionsOf(tree: Root): Section[] {
  const [first = tree] = tree.children.filter(({ type }) => type !== "yaml");
  let current: Section = { line: placeOf(first).line, sentences: [] };
  const sections = [current];

  function open(heading: string, node: Nodes) {
    current = { heading, line: placeOf(node).line, sentences: [] };
    sections.push(current);
  }

  function walk(node: Nodes, inPiece: boolean) {
    if (node.type === "heading") open(textOf(node), node);
    else if (node.type === "paragraph") current.sentences.push(...sentencesIn(node, withoutLabel(node), inPiece));
    else if (node.type === "table") for (const row of node.children.slice(1)) row.children.forEach(walkCell);
    else if (isBlock(node) && blockRule(node.name)?.heading) {
      const before = current;
      open(attributeOf(node, "title") ?? "", node);
      walkAll(node, inPiece);
      current = before;
    } else if ("children" in node) walkAll(node, inPiece || node.type === "listItem");
  }

  function walkAll(parent: Parents, inPiece: boolean) {
    for (const child of parent.children) walk(child, inPiece);
  }

  function walkCell(cell: Nodes) {
    current.sentences.push(...sentencesIn(cell, proseOf(cell), true));
  }

  walkAll(tree, false);
  return sections.filter(({ sentences }) => sentences.length > 0);
}

/** All the running text of a page, from top to bottom. */
export function sentencesOf(tree: Root): Sentence[] {
  return sectionsOf(tree)
    .flatMap(({ sentences }) => sentences)
    .toSorted((a, b) => a.line - b.line);
}

/** The sentences of a passage; a piece (a line of a list, a cell) may be a fragment, a paragraph never is. */
function sentencesIn(node: Nodes, text: string, isPiece: boolean): Sentence[] {
  let from = 0;
  return splitSentences(text).map((sentence) => {
    const start = text.indexOf(sentence, from);
    from = start + sentence.length;
    const line = placeOf(node).line + text.slice(0, start).split("\n").length - 1;
    const words = sentence.replaceAll(/\r?\n/g, " ").replaceAll(SPACE_OF_A_NOTE, "");
    return { text: words, line, ended: !isPiece || unitOf(words).ended };
  });
}

/** A piece of text that may be a fragment. */
export function unitOf(text: string): Unit {
  return { text, ended: SENTENCE_END.test(text) };
}

function withoutLabel(paragraph: Paragraph): string {
  const [first, ...rest] = paragraph.children;
  const isLabel = first?.type === "strong" && LABEL_END.test(textOf(first)) && rest.length > 0;
  return (isLabel ? rest : paragraph.children).map(proseOf).join("");
}

/** The words of a passage as they are read aloud; a value of the clinic reads as a name, a note as nothing. */
function proseOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (node.type === "break") return "\n";
  if (isBlock(node) && node.name === "Clinic") return CLINIC_VALUE;
  return "children" in node ? node.children.map(proseOf).join("") : "";
}
