import path from "node:path";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { CaseSeries } from "@/components/figures/case-series";
import { readSite } from "@/lib/content/site";
import type { Figure } from "@/lib/content/sources/schema";
import { SOURCE } from "@/tests/support/site";

afterEach(cleanup);

function draw(figures: Figure[]) {
  render(
    <CaseSeries source={{ ...SOURCE, figures }} note={null}>
      <ul>
        <li>Age</li>
      </ul>
    </CaseSeries>,
  );
  return screen.getByRole("figure");
}

const CHANGES: Figure[] = [
  { value: "-4", what: "change in pain", unit: "points", draw: "change" },
  { value: "2", what: "change in strength", unit: "points", draw: "change" },
];

/** How far each arrow rises, from its first point to its second; a fall is negative. */
function rises(): number[] {
  return [...document.querySelectorAll("polyline")].map((line) => {
    const [first = [], second = []] = (line.getAttribute("points") ?? "")
      .split(" ")
      .map((at) => at.split(",").map(Number));
    return (first[1] ?? 0) - (second[1] ?? 0);
  });
}

test("a change is an arrow between two empty marks, and says that start and end are missing", () => {
  const figure = draw(CHANGES);
  expect(document.querySelectorAll("circle.missing")).toHaveLength(4);
  const [fall = 0, rise = 0] = rises();
  expect(fall).toBeLessThan(rise);
  expect(rise).toBeGreaterThan(0);
  expect(figure.textContent).toContain("−4 points Change in pain. Start not reported. End not reported.");
});

test("a number that may be a score or a gain is drawn as both, with what each would leave open", () => {
  const figure = draw([{ value: "80", what: "median score", unit: "points of 100", draw: "score or change" }]);
  const [before, start, end] = [...document.querySelectorAll("rect.missing")].map((rect) =>
    Number(rect.getAttribute("height")),
  );
  expect([start, end].map((height) => (height ?? 0) / (before ?? 1))).toEqual([
    expect.closeTo(0.2, 5),
    expect.closeTo(0.2, 5),
  ]);
  expect(figure.textContent).toContain("If it is the end score: start not reported");
  expect(figure.textContent).toContain("Or a gain of 80? Then the start was 20 or less (our sum).");
});

test("people are drawn one by one, and nobody harmed among few is said to prove little", () => {
  const figure = draw([{ value: "0 of 7", what: "people harmed", unit: "people", at: "1 year", draw: "people" }]);
  expect(screen.getByRole("img", { name: "7 people, 0 of them filled in" })).toBeTruthy();
  expect(figure.textContent).toContain("0 of 7 People harmed, at 1 year. 7 people are too few to know");
});

test("figures that are not meant to be drawn are not, and what is missing is listed", () => {
  const figure = draw([{ value: "12", what: "weeks", unit: "weeks" }]);
  expect(document.querySelectorAll("svg")).toHaveLength(0);
  expect(figure.textContent).toContain("Also not reportedAge");
});

test("each number in the drawing of the seven-patient series is a figure of its source, or our own sum", async () => {
  const { sources } = await readSite(path.resolve(import.meta.dirname, "../../../content"));
  const source = sources.get("isakos-2025");
  render(
    <CaseSeries source={source} note={null}>
      <ul />
    </CaseSeries>,
  );
  const held = (source?.figures ?? []).flatMap(
    ({ value, unit, at }) => `${value} ${unit} ${at}`.match(/[\d.]+/g) ?? [],
  );
  const words = [...document.querySelectorAll("p, text")].map(({ textContent }) => textContent);
  const shown = words.flatMap((text) => text.match(/\d+(?:\.\d+)?/g) ?? []);
  expect(shown).toEqual(expect.arrayContaining(["8.5", "9.7", "86.5", "7", "0"]));
  const ofTheScale = "0";
  expect(shown.filter((number) => number !== ofTheScale && !held.includes(number))).toEqual(["13.5"]);
});
