import type { Nodes, Root } from "mdast";
import { visit } from "unist-util-visit";
import { attributeOf, type BlockNode, isBlock } from "../outline.ts";
import type { Clinic } from "../schema.ts";
import type { QuestionData } from "./schema.ts";

/** Before a stop, where a note was. */
const SPACE_OF_A_NOTE = / (?=[.,;:?!)])/g;

/**
 * The questions of a page with their answers, word for word, without the numbers of notes.
 *
 * A question is left out when its answer holds a block or a table: those bring words of their own, such as “What clinics
 * say”, and an answer without them could be read as the opposite of what the page says.
 */
export function questionsIn(tree: Root, clinic: Clinic): QuestionData[] {
  const questions: QuestionData[] = [];
  visit(tree, (node) => {
    if (!isBlock(node) || node.name !== "Question") return;
    const parts = node.children.map((part) => passagesIn(part, clinic));
    const name = attributeOf(node, "title");
    if (!name || parts.includes(null)) return;
    const text = parts.flatMap((passages) => passages ?? []).join("\n");
    questions.push({ "@type": "Question", name, acceptedAnswer: { "@type": "Answer", text } });
  });
  return questions;
}

/** The paragraphs and lines of a list as texts; nothing when one of them cannot be told without its looks. */
function passagesIn(node: Nodes, clinic: Clinic): string[] | null {
  if (node.type === "paragraph") {
    const words = wordsOf(node, clinic);
    return words === null ? null : [words.replaceAll(/\s+/g, " ").replaceAll(SPACE_OF_A_NOTE, "").trim()];
  }
  if (node.type !== "list" && node.type !== "listItem") return null;
  const parts = node.children.map((part) => passagesIn(part, clinic));
  return parts.includes(null) ? null : parts.flatMap((passages) => passages ?? []);
}

function wordsOf(node: Nodes, clinic: Clinic): string | null {
  if (node.type === "text" || node.type === "inlineCode") return node.value;
  if (node.type === "break") return " ";
  if (isBlock(node) && node.name === "Cite") return "";
  if (isBlock(node) && node.name === "Clinic") return clinicValue(node, clinic);
  if ((isBlock(node) && node.name !== "Term") || !("children" in node)) return null;
  const parts = node.children.map((part) => wordsOf(part, clinic));
  return parts.includes(null) ? null : parts.join("");
}

/** A value of the clinic that stands in a sentence as it is written in clinic.yaml. */
function clinicValue(node: BlockNode, clinic: Clinic): string | null {
  const value = Object.entries(clinic).find(([name]) => name === attributeOf(node, "value"))?.[1];
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}
