import path from "node:path";
import { expect, test } from "vitest";
import { checkPage } from "@/lib/content/check";
import { citedPassages } from "@/lib/content/cited";
import { numbersIn } from "@/lib/content/numbers";
import { readSite } from "@/lib/content/site";
import { readBody, SOURCE, siteOf } from "@/tests/support/site";

const CONTENT = path.resolve(import.meta.dirname, "../../../content");

/**
 * The figures of each source, typed a second time from notes on the sources themselves and not from sources.yaml: value,
 * unit, time. A slip in either table fails.
 */
const SECOND_TABLE: Record<string, string[]> = {
  "isakos-2025": [
    "7 people",
    "20 million cells",
    "2 million cells",
    "12 and 24 months",
    "-8.5 points",
    "-9.7 points",
    "86.5 points of 100",
    "4 months",
    "0 of 7 people at 24 months",
  ],
  "statpearls-2023": [],
  "northwestern-rupture": [],
  "egger-2017": [],
  "achilles-review": [],
  "ascat-2024": [
    "10 people",
    "12.2 million cells",
    "5 to 19 million cells",
    "0 of 10 people at 24 weeks",
    "8 of 10 people at 24 weeks",
    "12 points",
    "-0.8 mm at 24 weeks",
  ],
  "stein-2015": [
    "27 people",
    "28 tendons",
    "0 of 28 tendons at 29.7 months on average",
    "92 percent at 5.9 months on average",
    "25 of 27 people at 5.9 months on average",
    "91 of 100 points at 29.7 months on average",
    "72 to 100 points at 29.7 months on average",
    "1 people",
  ],
  "path-2-2019": ["230 people", "19 hospitals", "24 weeks"],
  "path-2-2022": [
    "182 of 216 people at 2 years",
    "82.2 points of 100 at 2 years",
    "18.3 points at 2 years",
    "83.8 points of 100 at 2 years",
    "16 points at 2 years",
  ],
  "usuelli-2018": ["44 people", "56 tendons", "15 and 30 days", "60, 120 and 180 days"],
  "marrow-prf-2024": ["3 people"],
  "mirghaderi-2022": ["22 studies", "658 people", "1 trials"],
  "cho-2021": ["4 studies", "1.87 standard deviations"],
  "rodas-2019": ["20 people"],
  "aofas-2021": [],
  "ukstar-2020": [
    "540 people",
    "13 of 274 people at 9 months",
    "17 of 266 people at 9 months",
    "5 of 100 people at 9 months",
    "6 of 100 people at 9 months",
    "30 of 540 people at 9 months",
    "8 weeks",
  ],
  "nihr-ukstar": ["540 people", "5 to 6 percent at 9 months"],
  "ukstar-patients": ["540 people", "38 of 100 points at 8 weeks", "73 of 100 points at 9 months"],
  "north-tees-boot": ["2 to 6 centimeters", "0.8 to 2.4 inches"],
  "south-tees-boot": ["0 to 4 weeks", "4 to 6 weeks", "6 to 8 weeks", "8 to 10 weeks"],
  "geh-boot": ["4 weeks", "4 and 6 weeks", "8 to 10 weeks"],
  "aafp-2022": [
    "18 to 60 years",
    "-17 points of 100 at 1 year",
    "-16 points of 100 at 1 year",
    "-14.7 points of 100 at 1 year",
    "100 points",
  ],
  "surgery-meta-2024": [
    "14 trials",
    "1399 people",
    "0.30 odds ratio at 12 to 30 months",
    "0.18 to 0.54 odds ratio at 12 to 30 months",
    "3.28 odds ratio at 12 to 30 months",
    "1.56 to 6.93 odds ratio at 12 to 30 months",
  ],
  "cochrane-2010": [
    "12 trials",
    "844 people",
    "0.41 risk ratio",
    "0.21 to 0.77 risk ratio",
    "4.89 risk ratio",
    "1.09 to 21.91 risk ratio",
  ],
  "westin-2020": ["422 people", "1 year"],
  "chronic-surgery-2022": [
    "4 weeks",
    "1 in 4 ruptures",
    "22 people",
    "62 of 100 points at 1 year",
    "100 points",
    "1 year",
  ],
  "chronic-guideline-2023": ["9 statements"],
  "harvest-2014": ["523 draws", "10 complications", "3 complications", "16 people", "2 people"],
  "clot-audit-2025": ["40 of 1,084 people at 3 months", "3.7 percent at 3 months", "0.57 percent at 3 months"],
  "gan-2023": ["18 people", "15 people"],
  "visa-a-2001": ["0 to 100 points", "45 people", "14 people"],
  "marrow-cells": ["1 in 10,000 cells", "1 in 100,000 cells", "1 to 10 of every 100,000 cells"],
  "cfr-1271-10": ["4 tests"],
  "mmwr-2024": ["3 people", "2022 year"],
  "piuzzi-2018": ["65 centers", "5,156 US dollars", "1,150 to 12,000 US dollars"],
  "murdoch-2018": [
    "243 websites",
    "18.9 percent",
    "1 in 5 websites",
    "24.7 percent",
    "1 in 4 websites",
    "5.8 percent",
    "30.9 percent",
  ],
  "aofas-marrow": [],
  "caplan-2017": [],
  "california-684": [],
  "fda-2021": [],
  "marks-2020": [],
  "ema-2020": [],
  "isscr-ask": [],
  "charnock-1999": [],
};

test("the figures of every source agree with those typed a second time", async () => {
  const { sources } = await readSite(CONTENT);
  const figures = [...sources].map(([id, source]) => [
    id,
    source.figures.map(({ value, unit, at }) => `${value} ${unit}${at ? ` at ${at}` : ""}`).toSorted(),
  ]);
  const second = Object.entries(SECOND_TABLE).map(([id, values]) => [id, values.toSorted()]);
  expect(Object.fromEntries(figures)).toEqual(Object.fromEntries(second));
});

test("the pages quote many figures, so the rule has something to hold them to", async () => {
  const { pages } = await readSite(CONTENT);
  const numbers = pages.flatMap((page) => citedPassages(page.tree)).flatMap(({ text }) => numbersIn(text));
  expect(numbers.length).toBeGreaterThan(200);
});

const TRIAL = {
  ...SOURCE,
  figures: [
    { value: "540", what: "people in the trial", unit: "people" },
    { value: "13 of 274", what: "re-ruptures with a boot", unit: "people", at: "9 months" },
    { value: "-8.5", what: "change in pain", unit: "points" },
    { value: "92", what: "people back in sport", unit: "percent" },
    { value: "1399", what: "people asked", unit: "people" },
    { value: "20 million", what: "cells", unit: "cells" },
  ],
};

/** What the rule says about a body that cites `boots-2020`, the trial above, and `other-2021`, which has no figures. */
function complaints(body: string): string[] {
  const read = readBody(body);
  if (!read.ok) return read.problems.map(({ message }) => message);
  const sources = new Map([
    ["boots-2020", TRIAL],
    ["other-2021", { ...SOURCE, year: 2021, figures: [] }],
  ]);
  return checkPage(read.page, { ...siteOf([read.page]), sources })
    .filter(({ rule }) => rule === "figures")
    .map(({ line, column, message }) => `${line}:${column} ${message.split(" is cited")[0]}`);
}

const NOTE = '<Cite id="boots-2020" />';

test.each([
  `Of 540 people, 13 of 274 tore it again by nine months ${NOTE}.`,
  `It held 1,399 people and 20 million cells ${NOTE}.`,
  `Pain fell by 8.5, a change of −8.5 ${NOTE}.`,
  `In sport again were 92% of them ${NOTE}.`,
  `The trial of 2020 had one group of boots ${NOTE}.`,
  `Nobody knows about the other 77 people. There were 540 here ${NOTE}.`,
  `Of these, 540 are in one of two ${NOTE} <Cite id="other-2021" />.`,
])("a number that its source holds may stand: %s", (body) => {
  expect(complaints(`${body}\n`)).toEqual([]);
});

test.each([
  [`Of 550 people ${NOTE}.`, "8:4 “550”"],
  [`It lasted nine weeks ${NOTE}.`, "8:11 “nine”"],
  [`It lasted 540 days ${NOTE}.`, "8:11 “540”"],
  [`There were 540 tendons ${NOTE}.`, "8:12 “540”"],
  [`It was seven people ${NOTE}.`, "8:8 “seven”"],
  [`It tore again in 13 of 266 ${NOTE}.`, "8:18 “13 of 266”"],
  [`A change of −540 ${NOTE}.`, "8:13 “−540”"],
  [`It was 540% ${NOTE}.`, "8:8 “540%”"],
  [`It was 92 people ${NOTE}.`, "8:8 “92”"],
  [`A first line\nand then 541 people ${NOTE}.`, "9:10 “541”"],
  [`There were 541 people. ${NOTE} All is well.`, "8:12 “541”"],
  ['There were 540 people <Cite id="other-2021" />.', "8:12 “540”"],
  [`All is **well with 541 people** ${NOTE}.`, "8:20 “541”"],
])("a number that no cited source holds is refused at its place: %s", (body, complaint) => {
  expect(complaints(`${body}\n`)).toEqual([complaint]);
});

test("a table cell is held to the sources it cites, wherever in the cell they stand", () => {
  const body = `<Table caption="Two">\n\n| | Boot |\n| --- | --- |\n| People | There were 541. All wore it ${NOTE} |\n\n</Table>\n`;
  expect(complaints(body)).toEqual(["12:23 “541”"]);
});

test("the message names the source, its figures, and what to do", () => {
  const read = readBody(`Of 550 people ${NOTE}.\n`);
  const [problem] = read.ok ? checkPage(read.page, siteOf([read.page])) : read.problems;
  expect(problem?.message).toBe(
    "“550” is cited here, but is not among the figures of “boots-2020” (540 people). Correct the number, cite the source that holds it, or, if you have read it there, add it under “figures” of boots-2020 in content/sources.yaml",
  );
});

test("a number in a quotation is held against the source that it names", () => {
  const problems = (words: string) => {
    const read = readBody(`\n<Quote source="boots-2020">\n\n${words}\n\n</Quote>\n`);
    if (!read.ok) throw new Error("the page can be read");
    return checkPage(read.page, siteOf([read.page])).map(({ rule }) => rule);
  };
  expect(problems("We asked 540 people.")).toEqual([]);
  expect(problems("All 999 people were cured.")).toEqual(["figures"]);
});
