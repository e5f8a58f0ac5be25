import type { Nodes, Root } from "mdast";
import { attributeOf, blocksIn, isBlock } from "../outline.ts";
import type { Clinic } from "../schema.ts";
import { toldWords } from "../told-words.ts";
import type { QuestionData } from "./schema.ts";

/** Blocks within a sentence that take nothing with them when only the words are told. */
const TOLD_BY_WORDS = ["Cite", "Clinic", "Term"];

/**
 * The questions of a page with their answers, word for word, without the numbers of notes.
 *
 * A question is left out when its answer holds a block or a table: those bring words of their own, such as “What clinics
 * say”, and an answer without them could be read as the opposite of what the page says.
 */
export function questionsIn(tree: Root, clinic: Clinic): QuestionData[] {
  const questions: QuestionData[] = [];
  for (const node of blocksIn(tree, "Question")) {
    const parts = node.children.map((part) => passagesIn(part, clinic));
    const name = attributeOf(node, "title");
    if (!name || parts.includes(null)) continue;
    const text = parts.flatMap((passages) => passages ?? []).join("\n");
    questions.push({ "@type": "Question", name, acceptedAnswer: { "@type": "Answer", text } });
  }
  return questions;
}

/** The paragraphs and lines of a list as texts; nothing when one of them cannot be told without its looks. */
function passagesIn(node: Nodes, clinic: Clinic): string[] | null {
  if (node.type === "paragraph") return isToldByWords(node) ? [toldWords(node, clinic)] : null;
  if (node.type !== "list" && node.type !== "listItem") return null;
  const parts = node.children.map((part) => passagesIn(part, clinic));
  return parts.includes(null) ? null : parts.flatMap((passages) => passages ?? []);
}

/** True when nothing but its words makes up a passage, so that they can be told without the page. */
function isToldByWords(node: Nodes): boolean {
  if (isBlock(node) && !TOLD_BY_WORDS.includes(node.name ?? "")) return false;
  if ("children" in node) return node.children.every(isToldByWords);
  return node.type === "text" || node.type === "inlineCode" || node.type === "break";
}
