import type { Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { lineOfKey } from "../line-of-key.ts";
import type { Page } from "../page.ts";
import { pageError, type Rule } from "./rule.ts";

/**
 * What machines are told of a page's subject, a reader must be able to read there: each treatment that the front matter
 * names stands in the page's words, and the condition is named once, on the topic's first page.
 */
export const subject: Rule = (page) => {
  const found = [...misplaced(page), ...unsaidTreatments(page)];
  return found.map(({ key, message }) => {
    return pageError(page, "subject", { line: lineOfKey(page.text, key), column: 1 }, message);
  });
};

type Found = { key: "condition" | "treatments"; message: string };

function misplaced({ meta, topic, name }: Page): Found[] {
  const isFirst = topic !== null && name === "index";
  const found: Found[] = [];
  if (meta.condition !== undefined && !isFirst) {
    found.push({
      key: "condition",
      message: "“condition:” stands only on a topic's first page, index.mdx. Take the line out here",
    });
  }
  if (meta.treatments !== undefined && topic === null) {
    found.push({
      key: "treatments",
      message: "“treatments:” stands only on the pages of a topic. Take the line out here",
    });
  }
  return found;
}

function unsaidTreatments({ meta, tree }: Page): Found[] {
  const words = wordsOf(tree);
  const unsaid = (meta.treatments ?? []).filter((name) => !words.includes(name.toLowerCase()));
  return unsaid.map((name) => ({
    key: "treatments",
    message: `“${name}” is listed after “treatments:”, but the page does not speak of it. Take it out`,
  }));
}

/** All words of a page but those of its front matter, in small letters. */
function wordsOf(tree: Root): string {
  const body = tree.children.filter(({ type }) => type !== "yaml");
  return body.map((node) => textOf(node).toLowerCase()).join("\n");
}
