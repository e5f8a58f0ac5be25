import { expect, test } from "vitest";
import { checkPage } from "@/lib/content/check";
import { sourcesSchema } from "@/lib/content/sources/schema";
import { type About, countFits, fitOf } from "@/lib/content/studies/schema";
import { readBody, SOURCE, siteOf } from "@/tests/support/site";

const OLD: About = {
  injury: ["old rupture"],
  product: ["cultured marrow cells"],
  surgery: ["without surgery"],
  unclear: ["partial tear"],
};
const NEW: About = { injury: ["new rupture"], product: ["PRP"], surgery: ["without surgery"], unclear: [] };

test("a study is about what it lists, may be about what it leaves unclear, and is not about the rest", () => {
  expect(fitOf(OLD, "injury", "old rupture")).toBe("about");
  expect(fitOf(OLD, "injury", "partial tear")).toBe("unclear");
  expect(fitOf(OLD, "injury", "new rupture")).toBe("not");
});

test.each([
  [{}, 2, 0],
  [{ injury: "new rupture" }, 1, 0],
  [{ injury: "partial tear" }, 0, 1],
  [{ injury: "partial tear", product: "PRP" }, 0, 0],
  [{ surgery: "without surgery" }, 2, 0],
  [{ injury: "old rupture", product: "cultured marrow cells", surgery: "with surgery" }, 0, 0],
] as const)("of two studies, %j leaves %i that fit and %i that may", (choice, about, unclear) => {
  expect(countFits([OLD, NEW], choice)).toEqual({ about, unclear });
});

const CARD = '<Study source="boots-2020" title="Boots, 2020">\n\nThey wore boots <Cite id="boots-2020" />.\n\n</Study>';

/** What the check says of a body when the source boots-2020 says whom it is about, or does not. */
function complaints(body: string, about?: About): string[] {
  const read = readBody(body);
  if (!read.ok) return read.problems.map(({ message }) => message);
  const site = { ...siteOf([read.page]), sources: new Map([["boots-2020", { ...SOURCE, about }]]) };
  return checkPage(read.page, site).map(({ rule, message }) => `${rule}: ${message}`);
}

const STUDIES = `<Studies title="Is this study about me?">\n\n${CARD}\n\n</Studies>\n`;

test("a study card stands when its source says whom it is about", () => {
  expect(complaints(STUDIES, NEW)).toEqual([]);
});

test("a study card whose source does not say whom it is about is refused, with what to type", () => {
  expect(complaints(STUDIES)).toEqual([expect.stringMatching(/^study: .*boots-2020.*about: \{ injury:/)]);
});

test("a study card outside of the cards, and anything but cards among them, is refused", () => {
  expect(complaints(`${CARD}\n`, NEW)).toEqual([expect.stringContaining("must stand within <Studies>")]);
  const other = STUDIES.replace("</Studies>", "A word.\n\n</Studies>");
  expect(complaints(other, NEW)).toEqual([expect.stringContaining("nothing but <Study> blocks")]);
});

test("a study card of an unknown source is refused", () => {
  expect(complaints(STUDIES.replace('source="boots-2020"', 'source="boots-2021"'), NEW)).toEqual([
    expect.stringMatching(/^citation: .*boots-2021/),
  ]);
});

test("a drawing of a study whose figures cannot be drawn is refused, with what to type", () => {
  const drawing = '<CaseSeries source="boots-2020">\n\n- Age\n\n</CaseSeries>\n';
  expect(complaints(drawing, NEW)).toEqual([expect.stringMatching(/^study: .*nothing to draw in “boots-2020”.*draw:/)]);
});

test.each([
  ["people", "0 of 7", "people", true],
  ["people", "7", "people", false],
  ["people", "0 of 7", "tendons", false],
  ["change", "-8.5", "points", true],
  ["change", "fell by 8.5", "points", false],
  ["score or change", "86.5", "points of 100", true],
  ["score or change", "86.5", "points", false],
])("a figure to be drawn as %s may be “%s” %s: %s", (draw, value, unit, fits) => {
  const source = { ...SOURCE, figures: [{ value, unit, what: "a figure", draw }] };
  expect(sourcesSchema.safeParse({ "boots-2020": source }).success).toBe(fits);
});
