import { toString as textOf } from "mdast-util-to-string";
import { lineOfKey } from "../line-of-key.ts";
import { nodesIn } from "../nodes.ts";
import { blocksIn, placeOf } from "../outline.ts";
import type { Page } from "../page.ts";
import { placeIn } from "../problems.ts";
import type { Problem } from "../schema.ts";
import { pageError, type Rule } from "./rule.ts";

type Sign = { sign: RegExp; message: string };

/** Signs at the beginning of a line that were meant to do something, and do not as they are typed. */
const AT_LINE_START: Sign[] = [
  { sign: /^ {0,3}#{1,6}(?=\p{L})/u, message: "Write a space between # and the words of a heading: ## Risks" },
  { sign: /^\s*[-+](?=\p{L})/u, message: "Write a space after the - that begins a line of a list: - words" },
  { sign: /^\s*\d+[.)](?=\p{L})/u, message: "Write a space after the number of a line: 1. words" },
  { sign: /^\s*[•·▪◦](?=\s|\p{L})/u, message: "Begin each line of a list with - and a space instead of a dot" },
];

/** Signs of Markdown that a reader would see, since they found no partner. */
const IN_WORDS: Sign[] = [
  {
    sign: /\]\s?\(/,
    message:
      "Readers would see the signs of a link. Write it without a space inside or before the brackets: [words](/about)",
  },
  {
    sign: /\*\*|__(?=\p{L})|(?<=\p{L})__/u,
    message: "Readers would see these signs. Put two stars right before and right after the words: **words**",
  },
  {
    sign: /(?<=^|\s)\*(?=\S)|(?<=\S)\*(?=\s|$)/,
    message:
      "Readers would see this star. Put one right before and one right after the words: *words*. A line of a list begins with - and a space",
  },
  { sign: /`/, message: "Readers would see this sign. Take it out, or write an apostrophe: ’" },
  { sign: /^\s*\|.*\|\s*$/m, message: "This table needs a line of | --- | --- | below its first row" },
];

/** In a title or an attribute no Markdown counts, so each of its signs would be seen. */
const IN_PLAIN_TEXT = /\*\*|\]\(|`|<[A-Za-z/]|&[a-z]+;/;

/** No sign of Markdown is left in the words that a reader sees, because it was mistyped or stands where none counts. */
export const markdown: Rule = (page) => [
  ...atLineStarts(page),
  ...inWords(page),
  ...inPlainText(page),
  ...beyondLastColumn(page),
];

/** Cells beyond those of a table's first row are shown to nobody. */
function beyondLastColumn(page: Page): Problem[] {
  const problems: Problem[] = [];
  for (const node of nodesIn(page.tree)) {
    if (node.type !== "table") continue;
    const [first, ...rows] = node.children;
    const columns = first?.children.length ?? 0;
    for (const row of rows) {
      const lost = row.children.slice(columns).filter((cell) => cell.children.length > 0);
      if (lost.length === 0) continue;
      const words = lost.map((cell) => `“${textOf(cell) || "a note"}”`).join(", ");
      const message = `This row has ${row.children.length} cells, but the table's first row has ${columns}, so ${words} would vanish. Give the first row and the line of | --- | as many cells, or take a | out of this row`;
      problems.push(pageError(page, "markdown", placeOf(row), message));
    }
  }
  return problems;
}

function atLineStarts(page: Page): Problem[] {
  const end = page.tree.children.find(({ type }) => type === "yaml")?.position?.end.line ?? 0;
  return page.text.split("\n").flatMap((line, at) => {
    const found = at < end ? undefined : AT_LINE_START.find(({ sign }) => sign.test(line));
    return found ? [pageError(page, "markdown", { line: at + 1, column: 1 }, found.message)] : [];
  });
}

function inWords(page: Page): Problem[] {
  const problems: Problem[] = [];
  for (const node of nodesIn(page.tree)) {
    if (node.type !== "text") continue;
    for (const { sign, message } of IN_WORDS) {
      const found = sign.exec(node.value);
      if (found) problems.push(pageError(page, "markdown", placeIn(node.value, found.index, placeOf(node)), message));
    }
  }
  return problems;
}

function inPlainText(page: Page): Problem[] {
  const seen = (where: string, sign: string) => `“${sign}” would be seen as it is in ${where}. Write plain words there`;
  const top = (["title", "short", "description"] as const).flatMap((key) => {
    const sign = IN_PLAIN_TEXT.exec(page.meta[key])?.[0];
    const place = { line: lineOfKey(page.text, key), column: 1 };
    return sign ? [pageError(page, "markdown", place, seen(`“${key}:”`, sign))] : [];
  });
  const problems: Problem[] = [];
  for (const node of blocksIn(page.tree)) {
    for (const attribute of node.attributes) {
      if (attribute.type !== "mdxJsxAttribute" || typeof attribute.value !== "string") continue;
      const sign = IN_PLAIN_TEXT.exec(attribute.value)?.[0];
      if (sign) problems.push(pageError(page, "markdown", placeOf(node), seen(`${attribute.name}="…"`, sign)));
    }
  }
  return [...top, ...problems];
}
