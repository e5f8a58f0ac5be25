import { expect, test } from "vitest";
import { checkPage } from "@/lib/content/check";
import type { Page } from "@/lib/content/page";
import { parsePage } from "@/lib/content/parse";
import { pageText, readBody, siteOf } from "@/tests/support/site";

/** The messages about a page's subject when its front matter has this line. */
function subjectProblems(line: string, body: string, change: Partial<Page> = {}): string[] {
  const read = readBody(body);
  const parsed = parsePage("content/topic/page.mdx", pageText(body).replace("order: 1", `order: 1\n${line}`));
  if (!read.ok) throw new Error("the body can be read");
  if (!parsed.ok) return parsed.problems.map(({ message }) => message);
  const page = { ...read.page, ...parsed.page, ...change };
  return checkPage(page, siteOf([page])).flatMap(({ rule, message }) => (rule === "subject" ? [message] : []));
}

test("a treatment that the page speaks of may be named for machines", () => {
  expect(subjectProblems("treatments: [Boot, Cast]", "A boot or cast.\n")).toEqual([]);
});

test("a treatment that the page does not speak of may not", () => {
  const [message] = subjectProblems("treatments: [Boot, Surgery]", "A boot.\n");
  expect(message).toContain("“Surgery” is listed after “treatments:”, but the page does not speak of it");
});

test("cells are refused as a treatment, with the reason", () => {
  const [message] = subjectProblems("treatments: [Stem cell injection]", "A stem cell injection.\n");
  expect(message).toContain("never of cells, plasma or shots");
});

test("a condition is named on the first page of a topic and nowhere else", () => {
  expect(subjectProblems("condition: A torn tendon", "Words.\n", { name: "index" })).toEqual([]);
  expect(subjectProblems("condition: A torn tendon", "Words.\n")).toEqual([
    expect.stringContaining("“condition:” stands only on a topic's first page"),
  ]);
});

test("a page of the clinic's own names no treatments", () => {
  expect(subjectProblems("treatments: [Boot]", "A boot.\n", { topic: null })).toEqual([
    expect.stringContaining("“treatments:” stands only on the pages of a topic"),
  ]);
});
