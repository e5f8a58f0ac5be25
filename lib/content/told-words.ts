import type { Nodes } from "mdast";
import { clinicValue } from "./clinic-values/schema.ts";
import { attributeOf, isBlock } from "./outline.ts";
import type { Clinic } from "./schema.ts";

/** Between a word and what closes it, where a note was. */
export const SPACE_OF_A_NOTE = / +(?=[.,;:?!)])/g;

/** The words of a passage as its reader sees them on the page: notes left out, the clinic's own values put in. */
export function toldWords(node: Nodes, clinic: Clinic): string {
  return readNode(node, clinic).replaceAll(/\s+/g, " ").replaceAll(SPACE_OF_A_NOTE, "").trim();
}

function readNode(node: Nodes, clinic: Clinic): string {
  if (node.type === "text" || node.type === "inlineCode") return node.value;
  if (node.type === "break") return " ";
  if (isBlock(node) && node.name === "Clinic") return clinicValue(attributeOf(node, "value"), clinic);
  return "children" in node ? node.children.map((child) => readNode(child, clinic)).join("") : "";
}
