import type { Heading, Nodes, Parents, TableRow } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { attributeOf, type BlockNode, isBlock } from "../outline.ts";
import type { Page } from "../page.ts";
import { placeIn } from "../problems.ts";
import type { Source } from "../sources/schema.ts";
import { proseOf } from "./prose.ts";
import type { Passage } from "./statement.ts";

type Surroundings = Pick<Passage, "about" | "leadIn" | "urgentCare" | "row">;

const NOTHING: Surroundings = { about: "", leadIn: "", urgentCare: false, row: "" };

/** The blocks whose words are somebody else's claim; a `<Known>` answers them, and another rule sees to that. */
const CLAIMED = new Set(["Claimed", "Pair"]);

/** Every passage of a page that says something to a reader, in no particular order. Claims marked as such and quoted words are left out. */
export function passagesOf(page: Page, sources: Map<string, Source>): Passage[] {
  const passages: Passage[] = [];
  const on = page.topic === null ? "clinic" : "topic";
  let heading = "";

  function add(text: string, offset: number, around: Surroundings, after = "") {
    passages.push({
      ...around,
      text,
      after,
      plain: false,
      on,
      sourcesAt: [],
      placeAt: (at) => placeIn(page.text, offset + at),
    });
  }

  function addProse(node: Nodes, around: Surroundings) {
    const prose = proseOf(node);
    const sourcesAt = prose.notes.flatMap(({ at, id }) => {
      const source = sources.get(id);
      return source ? [{ at, source }] : [];
    });
    const placeAt = (at: number) => placeIn(page.text, prose.offsetAt(at));
    passages.push({ ...around, text: prose.text, after: "", plain: false, on, sourcesAt, placeAt });
  }

  function addAttribute(node: BlockNode, name: string, around: Surroundings, after = "") {
    const value = attributeOf(node, name);
    const start = node.position?.start.offset ?? 0;
    if (value) add(value, Math.max(page.text.indexOf(value, start), start), around, after);
  }

  function walkTable(rows: TableRow[], around: Surroundings) {
    const columns = rows[0]?.children.map((cell) => textOf(cell)) ?? [];
    for (const row of rows) {
      for (const [at, cell] of row.children.entries()) {
        const about = row === rows[0] || at === 0 ? "" : `${columns[at] ?? ""} / ${textOf(row.children[0])}`;
        addProse(cell, { ...around, about, row: `${around.leadIn} ${textOf(row)}` });
      }
    }
  }

  function walkBlock(node: BlockNode, parent: Parents, at: number, around: Surroundings) {
    if (node.name === "Claimed" || node.name === "Quote") return;
    if (!CLAIMED.has(node.name ?? "")) {
      const inside = node.name === "Question" ? textOf(node.children[0]) : textOf(parent.children[at + 1]);
      addAttribute(node, "title", around, inside);
    }
    for (const name of ["caption", "who", "what", "shows"]) addAttribute(node, name, around);
    const urgentCare = around.urgentCare || ["Alert", "Emergency", "Urgent"].includes(node.name ?? "");
    const leadIn = [around.leadIn, attributeOf(node, "title"), attributeOf(node, "caption")].filter(Boolean).join(" ");
    walkAll(node, { ...around, urgentCare, leadIn });
  }

  function walkAll(parent: Parents, around: Surroundings) {
    for (const [at, node] of parent.children.entries()) walk(node, parent, at, around);
  }

  function walk(node: Nodes, parent: Parents, at: number, around: Surroundings) {
    if (node.type === "heading") {
      heading = textOf(node);
      addHeading(node, textOf(parent.children[at + 1]));
    } else if (node.type === "paragraph") {
      addProse(node, around);
      addPictures(node, around);
    } else if (node.type === "table") walkTable(node.children, around);
    else if (node.type === "list") {
      const previous = parent.children[at - 1];
      const words = previous?.type === "paragraph" ? textOf(previous) : "";
      walkAll(node, { ...around, leadIn: [around.leadIn, heading, words].filter(Boolean).join(" ") });
    } else if (isBlock(node)) walkBlock(node, parent, at, around);
    else if ("children" in node && node.type !== "root") walkAll(node, around);
  }

  function addHeading(node: Heading, after: string) {
    const prose = proseOf(node);
    add(prose.text, prose.offsetAt(0), NOTHING, after);
  }

  function addPictures(node: Parents, around: Surroundings) {
    for (const child of node.children) {
      if (child.type === "image" && child.alt) add(child.alt, (child.position?.start.offset ?? 0) + 2, around);
      else if ("children" in child) addPictures(child, around);
    }
  }

  for (const name of ["title", "short", "description"] as const) {
    const start = new RegExp(`^${name}:\\s*["']?`, "m").exec(page.text);
    add(page.meta[name], start ? start.index + start[0].length : 0, NOTHING);
  }
  walkAll(page.tree, NOTHING);
  return passages.filter(({ text }) => text.trim() !== "");
}
