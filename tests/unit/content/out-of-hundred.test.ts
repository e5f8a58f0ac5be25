import path from "node:path";
import { expect, test } from "vitest";
import { checkPage } from "@/lib/content/check";
import { readSite } from "@/lib/content/site";
import type { Source } from "@/lib/content/sources/schema";
import { readBody, SOURCE, siteOf } from "@/tests/support/site";

const TRIAL: Source = {
  ...SOURCE,
  figures: [
    { value: "13 of 274", what: "re-ruptures with a boot", unit: "people", at: "9 months" },
    { value: "5 of 100", what: "re-ruptures with a boot, rounded", unit: "people", at: "9 months" },
    { value: "8", what: "re-ruptures with a cast", unit: "percent", at: "9 months" },
    { value: "7 of 100", what: "re-ruptures with a boot later", unit: "people", at: "2 years" },
    { value: "73 of 100", what: "mean score", unit: "points", at: "9 months" },
    { value: "0.30", what: "odds of a re-rupture with surgery", unit: "odds ratio", at: "9 months" },
    { value: "30", what: "odds in hundredths", unit: "odds ratio", at: "9 months" },
    { value: "30 of 100", what: "odds in hundredths", unit: "odds ratio", at: "9 months" },
  ],
};

const NOTE = '<Cite id="boots-2020" />';

/** What the check says of a drawing whose rows are these, each a name and a count. */
function complaints(rows: string[], attributes = 'who="people with a rupture" what="tore it again" at="9 months"') {
  const table = ["| Treatment | Of a hundred | Why |", "| --- | --- | --- |", ...rows.map((row) => `${row} Words |`)];
  const body = `<OutOfHundred ${attributes}>\n\n<Table caption="Tearing again">\n\n${table.join("\n")}\n\n</Table>\n\n</OutOfHundred>\n`;
  const read = readBody(body);
  if (!read.ok) return read.problems.map(({ message }) => message);
  const sources = new Map([
    ["boots-2020", TRIAL],
    ["other-2021", { ...TRIAL, year: 2021 }],
  ]);
  return checkPage(read.page, { ...siteOf([read.page]), sources })
    .filter(({ rule }) => ["out-of-hundred", "block"].includes(rule))
    .map(({ line, column, message }) => `${line}:${column} ${message}`);
}

const BOOT = `| Boot | 5 of 100 ${NOTE} |`;

test("counts of people in one source at one time may be drawn, with unknown and words beside them", () => {
  const rows = [
    BOOT,
    `| Cast | 8 of 100 ${NOTE} |`,
    "| Cells | Unknown |",
    "| Surgery | No count of the same people |",
  ];
  expect(complaints(rows)).toEqual([]);
});

test.each([
  ["odds", `| Surgery | 30 of 100 ${NOTE} |`, "ratio, odds or a score cannot be turned into people"],
  ["a score", `| Cast | 73 of 100 ${NOTE} |`, "no count of people among the figures"],
  ["a number that the source does not hold", `| Cast | 9 of 100 ${NOTE} |`, "no count of people among the figures"],
  ["a ratio as it stands", `| Surgery | 0.30 ${NOTE} |`, "Only a count of people can be drawn"],
  ["another denominator", `| Cast | 13 of 274 ${NOTE} |`, "written like “5 of 100”"],
  ["more than a hundred", `| Cast | 500 of 100 ${NOTE} |`, "Only a count of people"],
  ["a guess beside unknown", "| Cells | Unknown, about 3 |", "Only a count of people"],
  ["a count without a note", "| Cast | 5 of 100 |", "needs one note, beside it"],
  ["another time", `| Cast | 7 of 100 ${NOTE} |`, 'was counted at “2 years”, but the drawing says at="9 months"'],
  ["another source", '| Cast | 5 of 100 <Cite id="other-2021" /> |', "from another source than “Boot”"],
])("%s is not drawn", (_, row, reason) => {
  expect(complaints([BOOT, row])).toEqual([expect.stringMatching(new RegExp(`^15:.*${reason}`))]);
});

test("a drawing without a count, and a number where no source stands behind it, are refused", () => {
  expect(complaints(["| Cells | Unknown |"])).toEqual([expect.stringContaining("has nothing to draw")]);
  expect(complaints([BOOT], 'who="540 people with a rupture" what="tore it again" at="9 months"')).toEqual([
    expect.stringContaining("Take the number out of “who”"),
  ]);
});

test("each count out of a hundred in sources.yaml is the rounded share that it names", async () => {
  const { sources } = await readSite(path.resolve(import.meta.dirname, "../../../content"));
  const rounded = [...sources.values()].flatMap(({ figures }) =>
    figures.filter(({ what }) => / of \d+, rounded$/.test(what)),
  );
  expect(rounded.map(({ value }) => value)).toEqual(["5 of 100", "6 of 100"]);
  for (const { value, what } of rounded) {
    const [, part, whole] = /(\d+) of (\d+), rounded$/.exec(what) ?? [];
    expect(value).toBe(`${Math.round((Number(part) / Number(whole)) * 100)} of 100`);
  }
});

test("a drawing without a time is told once that it lacks one", () => {
  expect(complaints([BOOT], 'who="people with a rupture" what="tore it again"')).toEqual([
    expect.stringContaining("Say within what time"),
  ]);
});
