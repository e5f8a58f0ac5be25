import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { SourceList } from "@/components/page/source-list";
import type { Source } from "@/lib/content/sources/schema";
import { SOURCE } from "@/tests/support/site";

afterEach(cleanup);

function entryOf(source: Source) {
  render(<SourceList sources={[{ ...source, id: "boots-2020", number: 1, citedTimes: 2 }]} />);
  return screen.getByRole("listitem");
}

test("a source says what it is, on whom, compared with what, for how long, what it cannot tell and who paid", () => {
  const entry = entryOf(SOURCE);
  for (const words of [
    "Randomized trial, 540 people. Acute rupture. Walking boot, compared with plaster cast. Followed for 9 months.",
    "What it cannot tell: It says nothing about surgery.",
    "Who paid, and interests: Not stated in the summary we read.",
    "Checked November 20, 2026.",
  ]) {
    expect(entry).toHaveTextContent(words);
  }
  expect(screen.getByRole("link", { name: "https://doi.org/10.1000/test" })).toHaveAttribute(
    "href",
    "https://doi.org/10.1000/test",
  );
  expect(screen.getByRole("link", { name: "Back to note 1" })).toHaveAttribute("href", "#cite-1-1");
});

test("what nobody knows is said, and nothing is made up for it", () => {
  const unknown = "Not stated in the account we read";
  const entry = entryOf({ ...SOURCE, year: "unknown", people: unknown, comparator: "none", followUp: unknown });
  expect(entry).toHaveTextContent(
    "Randomized trial, undated. Acute rupture. Walking boot, no comparison group. People: not stated in the account we read. Follow-up: not stated in the account we read.",
  );
});
