import type { Nodes } from "mdast";
import { attributeOf, CLINIC_VALUE, isBlock } from "../outline.ts";

/** The words of a passage, the notes among them, and the way back to where each letter stands in the file. */
type Prose = { text: string; notes: { at: number; id: string }[]; offsetAt(at: number): number };

/** Reads a passage as its reader does: marks taken out, a value of the clinic as a name, a note as nothing. */
export function proseOf(node: Nodes): Prose {
  const pieces: { at: number; offset: number }[] = [];
  const notes: Prose["notes"] = [];
  let text = "";

  function read(part: Nodes) {
    if (part.type === "text" || part.type === "inlineCode") {
      pieces.push({ at: text.length, offset: part.position?.start.offset ?? 0 });
      text += part.value;
    } else if (part.type === "break") text += " ";
    else if (isBlock(part) && part.name === "Clinic") text += CLINIC_VALUE;
    else if (isBlock(part) && part.name === "Cite") {
      text = text.trimEnd();
      notes.push({ at: text.length, id: attributeOf(part, "id") ?? "" });
    } else if ("children" in part) part.children.forEach(read);
  }

  read(node);
  return {
    text,
    notes,
    offsetAt: (at) => {
      const piece = pieces.findLast((candidate) => candidate.at <= at);
      return piece ? piece.offset + at - piece.at : (node.position?.start.offset ?? 0);
    },
  };
}
