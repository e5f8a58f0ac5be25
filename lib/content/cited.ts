import type { Nodes, Root } from "mdast";
import { splitSentences } from "./grade.ts";
import { attributeOf, type BlockNode, isBlock, placeOf } from "./outline.ts";
import { type Place, placeIn } from "./problems.ts";

/** A sentence or table cell: its words, the ids of the sources it cites, and where a letter of it stands. */
export type CitedPassage = { text: string; ids: string[]; placeAt: (offset: number) => Place };

/** Stands for a note within the words; it is no letter, digit or space, and no page holds it. */
const NOTE = "\uE000";

type Piece = { at: number; text: string; place: Place };

type Passage = { text: string; ids: string[]; pieces: Piece[] };

/**
 * Every sentence of a page that cites a source, and every table cell that does.
 *
 * A cell is looked at as a whole, since its note mostly stands at its end and serves all of it. A note that follows a
 * full stop belongs to the sentence before it.
 */
export function citedPassages(tree: Root): CitedPassage[] {
  return neighbourhoodsOf(tree, new Set())
    .flat()
    .filter(({ ids }) => ids.length > 0);
}

/**
 * The sentences of each paragraph, and the cells of each table row, with their notes if they have any. What stands in one
 * of the blocks named in `except` is left out, as headings are.
 */
export function neighbourhoodsOf(node: Nodes, except: Set<string>): CitedPassage[][] {
  if (node.type === "paragraph") return [sentencesIn(node)];
  if (node.type === "tableRow") return [node.children.flatMap(cellWithNotes)];
  if (node.type === "heading" || !("children" in node)) return [];
  if (isBlock(node) && except.has(node.name ?? "")) return [];
  if (isBlock(node) && node.name === "Quote") return quotedFrom(node, except);
  return node.children.flatMap((child) => neighbourhoodsOf(child, except));
}

/** What is quoted stands on the source that the quotation names, sentence by sentence. */
function quotedFrom(node: BlockNode, except: Set<string>): CitedPassage[][] {
  const source = attributeOf(node, "source");
  return node.children
    .flatMap((child) => neighbourhoodsOf(child, except))
    .map((sentences) =>
      sentences.map((sentence) => ({ ...sentence, ids: source ? [...sentence.ids, source] : sentence.ids })),
    );
}

function sentencesIn(node: Nodes): CitedPassage[] {
  const passage = passageOf(node);
  return partsWithNotes(sentencesWithNotes(passage.text), passage);
}

function cellWithNotes(node: Nodes): CitedPassage[] {
  const passage = passageOf(node);
  return partsWithNotes([passage.text], passage);
}

function passageOf(node: Nodes): Passage {
  const passage: Passage = { text: "", ids: [], pieces: [] };
  collect(node, passage);
  return passage;
}

function collect(node: Nodes, passage: Passage) {
  const add = (text: string) => {
    passage.pieces.push({ at: passage.text.length, text, place: placeOf(node) });
    passage.text += text;
  };
  if (node.type === "text" || node.type === "inlineCode") add(node.value);
  else if (node.type === "break") add(" ");
  else if (isBlock(node) && node.name === "Cite") {
    passage.ids.push(attributeOf(node, "id") ?? "");
    add(NOTE);
  } else if ("children" in node) for (const child of node.children) collect(child, passage);
}

function sentencesWithNotes(text: string): string[] {
  const sentences: string[] = [];
  for (const sentence of splitSentences(text)) {
    const leading = /^[\uE000\s]+/.exec(sentence)?.[0] ?? "";
    if (sentences.length > 0 && leading) sentences[sentences.length - 1] += ` ${leading.trim()}`;
    const rest = sentences.length > 0 ? sentence.slice(leading.length) : sentence;
    if (rest !== "") sentences.push(rest);
  }
  return sentences;
}

function partsWithNotes(parts: string[], passage: Passage): CitedPassage[] {
  let from = 0;
  let note = 0;
  return parts.flatMap((part) => {
    const words = part.split(NOTE).join("").trim();
    const count = part.split(NOTE).length - 1;
    const ids = passage.ids.slice(note, note + count);
    note += count;
    const start = Math.max(from, passage.text.indexOf(part.slice(0, 20), from));
    from = start + 1;
    if (words === "") return [];
    const text = part.replaceAll("\n", " ");
    return [{ text, ids, placeAt: (offset: number) => placeAmong(passage.pieces, start + offset) }];
  });
}

function placeAmong(pieces: Piece[], offset: number): Place {
  const piece = pieces.findLast(({ at }) => at <= offset) ?? pieces[0];
  return piece ? placeIn(piece.text, offset - piece.at, piece.place) : { line: 1, column: 1 };
}
