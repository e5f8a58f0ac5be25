import type { Nodes, Paragraph, Parents, RootContent, Strong, TableRow } from "mdast";
import { toString as wordsOf } from "mdast-util-to-string";
import { splitSentences } from "../content/grade.ts";
import { type Anchor, anchorsOf, type BlockNode, isBlock } from "../content/outline.ts";
import type { Page } from "../content/page.ts";
import type { Clinic } from "../content/schema.ts";
import { toldWords } from "../content/told-words.ts";

/**
 * Some words of a page that can be read by themselves: a paragraph, a line of a list with the line that leads to it, or a
 * cell of a table with the names of its row and column as `lead`. Bold words at the beginning of a paragraph lead to it too.
 *
 * What others claim, the words of a source, and the words to a drawing `canStandAlone` not: apart from what is known, or
 * from what the drawing is an example of, they would mislead.
 */
export type Passage = { lead: string; sentences: string[]; canStandAlone: boolean };

/**
 * A part of a page under one heading. The part before the first heading has an empty `id` and the page's title. `above`
 * holds the headings it stands under. `isUrgent` says that it tells when to call for help, or to be seen the same day.
 */
export type Section = {
  id: string;
  heading: string;
  above: string[];
  isQuestion: boolean;
  isUrgent: boolean;
  passages: Passage[];
};

/** What is known of the place that is being read. */
type Scope = { lead: string; canStandAlone: boolean };

/** Blocks whose words are somebody else's, or tell of a single case: what stands around them must be read with them. */
const READ_IN_PLACE = ["Claimed", "Quote", "Drawing", "Drawings"];

/** Blocks that tell what cannot wait. */
const URGENT = ["Alert", "Emergency", "Urgent"];

/** Cuts a page into its sections, in order. A titled block, such as a question, is a section within the one it stands in. */
export function sectionsOf(page: Page, clinic: Clinic): Section[] {
  const anchors = new Map<Nodes, Anchor>(anchorsOf(page.tree).map((anchor) => [anchor.node, anchor]));
  let current: Section = {
    id: "",
    heading: page.meta.title,
    above: [],
    isQuestion: false,
    isUrgent: false,
    passages: [],
  };
  const sections = [current];
  const outline: { level: number; text: string }[] = [];

  function open({ id, text, level, node }: Anchor) {
    while ((outline.at(-1)?.level ?? 0) >= level) outline.pop();
    const above = outline.map((heading) => heading.text);
    outline.push({ level, text });
    const isQuestion = isBlock(node) && node.name === "Question";
    current = { id, heading: text, above, isQuestion, isUrgent: false, passages: [] };
    sections.push(current);
  }

  function add(sentences: string[], scope: Scope) {
    const told = sentences.filter((sentence) => sentence !== "");
    if (told.length > 0) current.passages.push({ ...scope, sentences: told });
  }

  function walkAll(parent: Parents, scope: Scope) {
    for (const [at, node] of parent.children.entries()) walk(node, parent.children[at - 1], scope);
  }

  function walk(node: RootContent, before: RootContent | undefined, scope: Scope) {
    const anchor = anchors.get(node);
    if (isBlock(node)) walkBlock(node, anchor, scope);
    else if (anchor) open(anchor);
    else if (node.type === "paragraph") addParagraph(node, scope);
    else if (node.type === "table") for (const row of node.children.slice(1)) addRow(row, node.children[0], scope);
    else if (node.type === "list") walkAll(node, { ...scope, lead: leadTo(before) });
    else if ("children" in node) walkAll(node, scope);
  }

  /**
   * The card for an emergency has a heading that no writer writes. An invitation to book says nothing on what is looked
   * for, and some pages do not show it.
   */
  function walkBlock(node: BlockNode, anchor: Anchor | undefined, scope: Scope) {
    const around = current;
    if (node.name === "Invitation") return;
    if (anchor) open(anchor);
    if (URGENT.includes(node.name ?? "")) current.isUrgent = true;
    if (node.name === "Emergency") add([`Call ${clinic.emergencyNumber} now.`], scope);
    walkAll(node, { lead: "", canStandAlone: scope.canStandAlone && !READ_IN_PLACE.includes(node.name ?? "") });
    if (anchor) current = around;
  }

  /** A line that leads to a list is told with each line of the list, and is a passage of its own before them. */
  function addParagraph(node: Paragraph, scope: Scope) {
    if (scope.lead !== "") return add([toldWords(node, clinic)], scope);
    const label = labelOf(node);
    const text = toldWords({ ...node, children: node.children.slice(label ? 1 : 0) }, clinic);
    const sentences = splitSentences(text);
    const told = { ...scope, lead: label ? toldWords(label, clinic) : "" };
    const isLead = text.endsWith(":");
    add(isLead ? sentences.slice(0, -1) : sentences, told);
    if (isLead) add(sentences.slice(-1), told);
  }

  function addRow(row: TableRow, head: TableRow | undefined, scope: Scope) {
    const [name, ...cells] = row.children.map((cell) => toldWords(cell, clinic));
    const columns = (head?.children ?? []).map((cell) => toldWords(cell, clinic));
    for (const [at, cell] of cells.entries()) {
      add(splitSentences(cell), { ...scope, lead: `${name} – ${columns[at + 1] ?? ""}:` });
    }
  }

  function leadTo(before: RootContent | undefined): string {
    const last = before?.type === "paragraph" ? (splitSentences(toldWords(before, clinic)).at(-1) ?? "") : "";
    return last.endsWith(":") ? last : "";
  }

  walkAll(page.tree, { lead: "", canStandAlone: true });
  return sections;
}

/** The bold words at the beginning of a paragraph that serve as its heading: what comes after makes no sense without. */
function labelOf({ children }: Paragraph): Strong | undefined {
  const [first, ...rest] = children;
  return first?.type === "strong" && rest.length > 0 && /[.:?!]$/.test(wordsOf(first)) ? first : undefined;
}

/** All the words of a section, to be searched. A line that leads to several passages counts once. */
export function textOf(passages: Passage[]): string {
  const leads = new Set(passages.map(({ lead }) => lead));
  return [...leads, ...passages.flatMap(({ sentences }) => sentences)].join("\n");
}
