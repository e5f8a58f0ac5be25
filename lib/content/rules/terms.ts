import { closest } from "../closest.ts";
import { usesOf } from "../glossary/uses.ts";
import { nodesIn } from "../nodes.ts";
import { isBlock, placeOf } from "../outline.ts";
import type { Problem } from "../schema.ts";
import type { Site } from "../site.ts";
import { pageError, type Rule } from "./rule.ts";

/** Blocks whose words must be read at a glance, with nothing in them to open. */
const NOT_WITHIN = ["Alert", "Emergency", "Urgent", "Quote"];

/** A `<Term>` names a term of glossary.yaml, and stands in running text, where it can be opened. */
export const terms: Rule = (page, site) => {
  const unknown = usesOf(page.tree).flatMap(({ node, words }) => {
    const message = objection(words, site);
    return message ? [pageError(page, "term", placeOf(node), message)] : [];
  });
  const misplaced: Problem[] = [];
  for (const node of nodesIn(page.tree)) {
    const isWrongPlace =
      node.type === "heading" || node.type === "link" || (isBlock(node) && NOT_WITHIN.includes(node.name ?? ""));
    if (!isWrongPlace) continue;
    const where = isBlock(node) ? `<${node.name}>` : `a ${node.type}`;
    const message = `A term cannot be opened within ${where}. Write the word alone, and explain it where the text next says it`;
    misplaced.push(...usesOf(node).map(({ node: use }) => pageError(page, "term", placeOf(use), message)));
  }
  return [...unknown, ...misplaced];
};

function objection(words: string, { glossary, problems }: Site): string | undefined {
  if (words === "" || glossary?.byName.has(words)) return undefined;
  if (!glossary && problems.length > 0) return undefined;
  if (!glossary) return `“${words}” is looked up in content/glossary.yaml, which is missing. Put the file back`;
  const names = [...(glossary?.byName.keys() ?? [])];
  const near = closest(words, names) ?? names.find((name) => name.includes(words) || words.includes(name));
  const hint = near ? `Did you mean <Term>${near}</Term>? ` : "";
  return `“${words}” is not in content/glossary.yaml. ${hint}Add it there with what it means, or write the word without <Term>`;
}
