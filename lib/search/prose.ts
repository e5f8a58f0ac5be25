import type { Nodes } from "mdast";
import { attributeOf, isBlock } from "../content/outline.ts";
import type { Clinic } from "../content/schema.ts";

/** The words of a passage as its reader sees them on the page: notes left out, the clinic's own values put in. */
export function proseOf(node: Nodes, clinic: Clinic): string {
  return readNode(node, clinic)
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ +(?=[.,;:?!])/g, "")
    .trim();
}

function readNode(node: Nodes, clinic: Clinic): string {
  if (node.type === "text" || node.type === "inlineCode") return node.value;
  if (node.type === "break") return " ";
  if (isBlock(node) && node.name === "Clinic") return clinicValue(attributeOf(node, "value"), clinic);
  return "children" in node ? node.children.map((child) => readNode(child, clinic)).join("") : "";
}

function clinicValue(name: string | undefined, clinic: Clinic): string {
  if (name === "address") return clinic.address.join(", ");
  if (name === "hours") return clinic.hours.map(({ days, open, close }) => `${days}, ${open} to ${close}`).join("; ");
  const value = Object.entries(clinic).find(([key]) => key === name)?.[1];
  return typeof value === "string" || typeof value === "number" ? String(value) : clinic.name;
}
