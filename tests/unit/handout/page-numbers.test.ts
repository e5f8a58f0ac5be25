import { expect, test } from "vitest";
import { pagesOfAnchors, withPageNumbers } from "@/lib/handout/page-numbers";
import { pdfOf } from "@/tests/support/pdf";

test("each place that a link leads to is found on its page, however the pages are grouped", () => {
  const pdf = pdfOf({
    catalog: "/Dests 4 0 R",
    objects: [
      "<</injury [8 0 R /XYZ 0 768 0]\n/cite-1-1 [7 0 R /XYZ 135.75 702 0]>>",
      "<</Type /Pages\n/Kids [7 0 R 8 0 R]>>",
      "<</Type /Page>>",
      "<</Type /Page>>",
      "<</Type /Page>>",
    ],
    kids: "6 0 R 5 0 R",
  });
  expect([...pagesOfAnchors(pdf)]).toEqual([
    ["injury", 3],
    ["cite-1-1", 2],
  ]);
  expect(pagesOfAnchors(Buffer.from("no PDF")).size).toBe(0);
});

test("only the list of parts gets page numbers, and a part of which none is known gets none", () => {
  const html =
    '<nav aria-label="Parts"><ul><li><a href="#injury">Injury</a></li><li><a href="#sheet">Sheet</a></li></ul></nav><a href="#injury">x</a>';
  expect(withPageNumbers(html, new Map([["injury", 3]]))).toBe(
    '<nav aria-label="Parts"><ul><li><a href="#injury">Injury</a><span>3</span></li><li><a href="#sheet">Sheet</a></li></ul></nav><a href="#injury">x</a>',
  );
});
