import { expect, test } from "vitest";
import { numbersIn } from "@/lib/content/numbers";

/** The figures of a text, each as sign, value, percent sign and whole. */
function found(text: string): string[] {
  return numbersIn(text).map(
    ({ value, negative, percent, of }) =>
      `${negative ? "-" : ""}${value}${percent ? "%" : ""}${of === undefined ? "" : ` of ${of}`}`,
  );
}

test.each([
  ["1,399 people", ["1399"]],
  ["−8.5 points, and -9.7 in sport", ["-8.5", "-9.7"]],
  ["18-60 and 5–6%", ["18", "60", "5%", "6%"]],
  ["13 of 274 people", ["13 of 274"]],
  ["182 of the 216 people", ["182 of 216"]],
  ["one in four, or 1 in 4", ["1 of 4", "1 of 4"]],
  ["230 people in 19 UK hospitals", ["230", "19"]],
  ["73 points in 9 months", ["73", "9"]],
  ["20 million cells (5 to 19 million)", ["20000000", "5000000", "19000000"]],
  ["seven people, four more weeks, four to six months", ["7", "4", "4", "6"]],
  ["two and a half years", ["2.5"]],
  ["$5,156 on average. Then 0.30, and .30", ["5156", "0.3", "0.3"]],
  ["a 100-point score in the 7-person report", ["100", "7"]],
])("“%s” holds the figures %j", (text, figures) => {
  expect(found(text)).toEqual(figures);
});

test.each([
  "one of them, one group, two groups, two products",
  "PATH-2, VISA-A and NCT02064062",
  "June 3, 2021, 20 November 2026 and 2026-11-20",
  "call +1 202-555-0143 or 202-555-0143 from 09:00",
  "21 CFR 1271.10(a)",
  "the 2nd and 22nd time",
])("“%s” holds no figure", (text) => {
  expect(found(text)).toEqual([]);
});
