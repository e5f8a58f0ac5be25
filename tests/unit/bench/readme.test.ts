import { expect, test } from "vitest";
import { withTable } from "../../bench/goals/readme.ts";

const EMPTY = "Words before.\n\n<!-- bench -->\n<!-- /bench -->\n\nWords after.\n";
const [MACHINE, NEW_DAY] = ["2 cores with Node 24 and Next 16", "2026-12-02"];

const first = withTable(
  EMPTY,
  [
    { goal: "Bytes", ours: "9" },
    { goal: "Edits", ours: "80" },
  ],
  {
    machine: MACHINE,
    day: "2026-12-01",
  },
);

test("the table stands between its marks, with the words around it as they were", () => {
  expect(first).toMatch(/^Words before\.\n\n<!-- bench -->\n/);
  expect(first).toMatch(/\n<!-- \/bench -->\n\nWords after\.\n$/);
  expect(first).toContain("| Bytes | 9 |  |  |  |  | 2026-12-01 |");
});

test("a figure that a later run did not measure keeps its own day, in its place", () => {
  const later = withTable(
    first,
    [
      { goal: "Edits", ours: "70" },
      { goal: "Forms", ours: "3" },
    ],
    {
      machine: MACHINE,
      day: NEW_DAY,
    },
  );
  const rows = later.split("\n").filter((line) => line.startsWith("| "));
  expect(rows.slice(2).map((row) => row.split(" | ")[0])).toEqual(["| Bytes", "| Edits", "| Forms"]);
  expect(later).toContain("| Bytes | 9 |  |  |  |  | 2026-12-01 |");
  expect(later).toContain(`| Edits | 70 |  |  |  |  | ${NEW_DAY} |`);
});

test("no figure of another machine or version stays", () => {
  const other = withTable(first, [{ goal: "Forms", ours: "3" }], { machine: "8 cores", day: NEW_DAY });
  expect(other).not.toContain("Bytes");
});

test("a README without the marks is not written", () => {
  expect(() => withTable("Words", [], { machine: MACHINE, day: NEW_DAY })).toThrow("has no <!-- bench -->");
});
