import type { Nodes, Root } from "mdast";
import { blockRule } from "../blocks/schema.ts";
import { nodesIn } from "../nodes.ts";
import { isBlock, placeOf } from "../outline.ts";
import type { Place } from "../problems.ts";
import { pageError, type Rule } from "./rule.ts";

/** Program code found in a page's text, and what its writer should type instead. */
export type CodeFound = { place: Place; message: string };

/**
 * Pages are text, never programs: no `import`, no `export`, no curly brackets, no HTML tags, no attribute that is not
 * plain text. The renderer refuses what this finds, so that nobody who can edit a page can run code on the server.
 */
export const noCode: Rule = (page) =>
  codeIn(page.tree).map(({ place, message }) => pageError(page, "no-code", place, message));

/** Everything in a tree that MDX would run, or that is HTML. */
export function codeIn(tree: Root): CodeFound[] {
  const found: CodeFound[] = [];
  for (const node of nodesIn(tree)) {
    const message = objection(node);
    if (message) found.push({ place: placeOf(node), message });
  }
  return found;
}

function objection(node: Nodes): string | undefined {
  if (node.type === "mdxjsEsm") return "“import” and “export” cannot stand in a page. Take this line out";
  if (node.type === "mdxFlowExpression" || node.type === "mdxTextExpression") {
    return 'Curly brackets { } cannot stand in a page. Write round brackets ( ), or use <Clinic value="phone" /> for a value of the clinic';
  }
  if (node.type === "html") return "HTML cannot stand in a page. Use Markdown or a block instead";
  if (!isBlock(node)) return undefined;
  if (node.name === null) return "An empty tag <> cannot stand in a page. Take it out";
  if (/^[a-z]/.test(node.name) || !/^[A-Za-z]+$/.test(node.name)) return htmlAdvice(node.name);
  const plain = node.attributes.every(
    (attribute) => attribute.type === "mdxJsxAttribute" && typeof attribute.value === "string",
  );
  if (!plain && blockRule(node.name))
    return `Write each value of <${node.name}> in double quotation marks, like ${blockRule(node.name)?.example}`;
  return undefined;
}

function htmlAdvice(tag: string): string {
  const instead = new Map([
    ["br", "End the paragraph with an empty line instead"],
    ["b", "Put two stars around the words instead: **words**"],
    ["strong", "Put two stars around the words instead: **words**"],
    ["i", "Put one star around the words instead: *words*"],
    ["em", "Put one star around the words instead: *words*"],
    ["a", "Write a link as [words](/address) instead"],
    ["img", "Write a picture as ![what it shows](/images/name.svg) instead"],
    ["details", 'Use <Question title="…?"> instead'],
    ["table", 'Use a Markdown table inside <Table caption="…"> instead'],
    ["sup", 'Use <Cite id="…" /> for a note, or plain words'],
  ]);
  return `HTML tags such as <${tag}> cannot stand in a page. ${instead.get(tag) ?? "Use Markdown or a block instead"}`;
}
