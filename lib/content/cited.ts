import type { Nodes, Root } from "mdast";
import { splitSentences } from "./grade.ts";
import { attributeOf, isBlock, placeOf } from "./outline.ts";
import type { Place } from "./problems.ts";

/** A sentence or table cell that cites at least one source: its words, the sources' ids, and where a letter of it stands. */
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
  return passagesIn(tree).flatMap(({ node, whole }) => {
    const passage: Passage = { text: "", ids: [], pieces: [] };
    collect(node, passage);
    const parts = whole ? [passage.text] : sentencesWithNotes(passage.text);
    return partsWithNotes(parts, passage);
  });
}

function passagesIn(node: Nodes): { node: Nodes; whole: boolean }[] {
  if (node.type === "paragraph") return [{ node, whole: false }];
  if (node.type === "tableCell") return [{ node, whole: true }];
  if (node.type === "heading" || !("children" in node)) return [];
  return node.children.flatMap(passagesIn);
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
    if (count === 0 || words === "") return [];
    const text = part.replaceAll("\n", " ");
    return [{ text, ids, placeAt: (offset: number) => placeIn(passage.pieces, start + offset) }];
  });
}

function placeIn(pieces: Piece[], offset: number): Place {
  const piece = pieces.findLast(({ at }) => at <= offset) ?? pieces[0];
  if (!piece) return { line: 1, column: 1 };
  const before = piece.text.slice(0, offset - piece.at).split("\n");
  const last = before.at(-1) ?? "";
  if (before.length === 1) return { line: piece.place.line, column: piece.place.column + last.length };
  return { line: piece.place.line + before.length - 1, column: last.length + 1 };
}
