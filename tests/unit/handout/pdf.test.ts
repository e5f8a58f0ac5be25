import { expect, test } from "vitest";
import { pdfProblem, readPdf } from "@/lib/handout/pdf";
import { pdfOf } from "@/tests/support/pdf";

test("a PDF tells its pages, its title, its language, and that it has tags", () => {
  const facts = readPdf(pdfOf({ pages: 14 }));
  expect(facts).toEqual({ pages: 14, title: "A page", language: "en", hasTags: true });
  expect(pdfProblem(facts)).toBeNull();
});

test.each([
  ["with brackets", "/Title (One \\(new\\) tear\\054 two)", "One (new) tear, two"],
  ["with letters beyond English", "/Title <FEFF0041007400680065201300E9>", "Athe–é"],
  ["with letters beyond English, in parentheses", "/Title (\xfe\xff\0A \x13)", "A–"],
])("a title %s is read as it is meant", (_, title, meant) => {
  expect(readPdf(pdfOf({ title }))?.title).toBe(meant);
});

test.each([
  ["no tags", { catalog: "/Lang (en)" }],
  ["no tags", { catalog: "/MarkInfo <</Marked false>>\n/StructTreeRoot 4 0 R\n/Lang (en)" }],
  ["no tags", { catalog: "/MarkInfo <</Marked true>>\n/Lang (en)" }],
  ["does not name its language", { catalog: "/MarkInfo <</Marked true>>\n/StructTreeRoot 4 0 R" }],
  ["no title", { title: "/Title ()" }],
  ["no title", { title: "/Author (Nobody)" }],
])("a PDF that cannot be read out is found out: %s", (words, parts) => {
  expect(pdfProblem(readPdf(pdfOf(parts)))).toContain(words);
});

test("a PDF that was cut short, and what is none, are not taken for one", () => {
  const whole = pdfOf();
  for (const bytes of [whole.subarray(0, -30), whole.subarray(20), Buffer.from("<html>"), Buffer.alloc(0)]) {
    expect(pdfProblem(readPdf(bytes))).toBe("it is not a whole PDF");
  }
});
