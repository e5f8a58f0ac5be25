import { FORM_PATH } from "../../consultation/schema.ts";
import { nodesIn } from "../nodes.ts";
import { blocksIn, citationsOf, placeOf } from "../outline.ts";
import type { Problem } from "../schema.ts";
import { pageError, type Rule } from "./rule.ts";

/** The form, also with something after its address. */
const FORM = new RegExp(`^${FORM_PATH}(?![\\w-])`);

/**
 * On a topic's page, a link to the form stands within `<Invitation>`, which is left out where such a page must not invite
 * its readers to book. An invitation holds no note: what it says would vanish there, and its source with it.
 */
export const invitations: Rule = (page) => {
  if (page.topic === null) return [];
  const invited = new Set<unknown>();
  const problems: Problem[] = [];
  for (const node of blocksIn(page.tree, "Invitation")) {
    for (const inside of nodesIn(node)) invited.add(inside);
    for (const { node: note } of citationsOf(node)) {
      const message = "An <Invitation> holds no notes. Put the sentence with its source before it";
      problems.push(pageError(page, "invitation", placeOf(note), message));
    }
  }
  for (const node of nodesIn(page.tree)) {
    if ((node.type !== "link" && node.type !== "definition") || !FORM.test(node.url) || invited.has(node)) continue;
    const message =
      "In some countries this page must not invite people to book. Put the sentence with the link to the form into a block of its own: <Invitation>, an empty line, the sentence, an empty line, </Invitation>";
    problems.push(pageError(page, "invitation", placeOf(node), message));
  }
  return problems;
};
