import { expect, test } from "vitest";
import { checkPage } from "@/lib/content/check";
import type { Problem } from "@/lib/content/schema";
import { unfilledParts } from "@/lib/content/unfilled-parts";
import { readBody, SOURCE, siteOf } from "@/tests/support/site";

/** What the check says about a page with this body. */
function problemsOf(body: string): Problem[] {
  const read = readBody(body);
  if (!read.ok) return read.problems;
  const site = siteOf([read.page]);
  return [...checkPage(read.page, site), ...unfilledParts(site)];
}

const CLAIM = '<Claimed by="clinics">\n\nIt heals.\n\n</Claimed>\n\n';

/** Slips of somebody who has written pages for a day: what is typed, the rule that objects, where, and its words. */
const MISTAKES: [mistake: string, body: string, rule: string, at: string, says: string][] = [
  [
    "a note without a stroke",
    'A fact <Cite id="boots-2020"> here.\n',
    "syntax",
    "8:8",
    'Write a stroke before the >: <Cite id="boots-2020" />',
  ],
  [
    "a list of pages without a stroke",
    "<Contents>\n\nWords.\n",
    "syntax",
    "8:1",
    "Write a stroke before the >: <Contents />",
  ],
  [
    "curly marks in a tag",
    "<Note title=“Hi”>\n\nWords.\n\n</Note>\n",
    "syntax",
    "8:13",
    "straight quotation marks in a tag instead of curly ones",
  ],
  [
    "a block closed by another's tag",
    '<Note title="Hi">\n\nWords.\n\n</Known>\n',
    "syntax",
    "12:1",
    "</Known> stands here, but <Note> of line 8 is still open. Write </Note> here",
  ],
  [
    "a row with more cells than the table has columns",
    '<Table caption="Two options">\n\n| a | b |\n| - | - |\n| 1 | 2 | 3 | 4 |\n\n</Table>\n',
    "markdown",
    "12:1",
    "has 4 cells, but the table's first row has 2, so “3”, “4” would vanish",
  ],
  [
    "a claim of our own",
    `${CLAIM.replace("clinics", "our clinic")}<Known>\n\nNobody knows whether it does.\n\n</Known>\n`,
    "block",
    "8:1",
    "Claimed is for what others say",
  ],
  [
    "an answer that says nothing",
    `${CLAIM}<Known>\n\nSee below.\n\n</Known>\n`,
    "block",
    "14:1",
    "must say what is known",
  ],
  ["a note to oneself", "It is TODO.\n", "fill-in", "8:1", "“TODO” holds a place for words"],
  ["a link without words", "See [](/consultation).\n", "link", "8:5", "has no words"],
  ["harms that are no list", "<Harms>\n\nWords.\n\n</Harms>\n", "block", "8:1", "one list of what can go wrong"],
];

test.each(MISTAKES)("%s is refused at its place, with words that say what to type", (_, body, rule, at, says) => {
  const problems = problemsOf(body).map((problem) => ({ ...problem, at: `${problem.line}:${problem.column}` }));
  expect(problems).toContainEqual(
    expect.objectContaining({ rule, at, severity: "error", message: expect.stringContaining(says) }),
  );
});

test.each(["we", "Us", "our doctors", "the clinic"])("a claim by “%s” is refused", (by) => {
  const body = `${CLAIM.replace("clinics", by)}<Known>\n\nNobody knows whether it does.\n\n</Known>\n`;
  expect(problemsOf(body).map(({ message }) => message)).toEqual([expect.stringContaining("what others say")]);
});

test.each(["some clinics near us", "the authors"])("a claim by “%s” may stand", (by) => {
  const body = `${CLAIM.replace("clinics", by)}<Known>\n\nNobody knows whether it does.\n\n</Known>\n`;
  expect(problemsOf(body)).toEqual([]);
});

test("a score of a scale may be written with the scale's highest number, and with no other", () => {
  const figures = [{ value: "82.2", what: "mean score", unit: "points of 100" }];
  const messages = (words: string) => {
    const read = readBody(`The mean score was ${words} <Cite id="boots-2020" />.\n`);
    if (!read.ok) throw new Error("the page can be read");
    const site = { ...siteOf([read.page]), sources: new Map([["boots-2020", { ...SOURCE, figures }]]) };
    return checkPage(read.page, site).filter(({ rule }) => rule === "figures");
  };
  expect(messages("82.2 of 100")).toEqual([]);
  expect(messages("82.2 points")).toEqual([]);
  expect(messages("82.2 of 90")).toHaveLength(1);
  expect(messages("80 of 100")).toHaveLength(1);
});

test.each(["TODO", "[TODO]", "XX", "Lorem ipsum dolor"])("“%s” in a page is named as a place for words", (words) => {
  expect(problemsOf(`The dose is ${words} here.\n`)).toContainEqual(
    expect.objectContaining({ rule: "fill-in", line: 8 }),
  );
});

test("words that only look like a place for others pass", () => {
  expect(problemsOf("Wear size XXL if you like. A todo list is fine.\n")).toEqual([]);
});

test.each([
  ["Our number is +1 202-555-0143.", "phone"],
  ["Our number is (202) 555-0143.", "phone"],
  ["Write to [the desk](mailto:desk@clinic.example): Desk@clinic.example.", "email"],
])("“%s” is advice to take the value from clinic.yaml", (words, value) => {
  expect(problemsOf(`${words}\n`)).toEqual([
    expect.objectContaining({
      severity: "advice",
      message: expect.stringContaining(`Write <Clinic value="${value}" />`),
    }),
  ]);
});

test("another phone number may stand in a page", () => {
  expect(problemsOf("Our number is +1 202-555-0199.\n")).toEqual([]);
});

test("an empty cell beyond the last column loses nothing and passes", () => {
  expect(problemsOf('<Table caption="Two options">\n\n| a | b |\n| - | - |\n| 1 | 2 | |\n\n</Table>\n')).toEqual([]);
});
