import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { Hundred } from "@/components/figures/hundred";

afterEach(cleanup);

const PEOPLE = { who: "people with a new rupture", what: "tore it again", at: "9 months" };

/** How many people a group of shapes stands for: each row is a line along which one head stands every ten units. */
function peopleIn(selector: string): number {
  const heads = document.querySelector(`${selector} path`)?.getAttribute("d") ?? "";
  return [...heads.matchAll(/h(\d+)/g)].reduce((sum, [, width]) => sum + Math.floor(Number(width) / 10) + 1, 0);
}

test.each([0, 1, 5, 6, 10, 37, 100])("%i of a hundred people are filled in, and said", (count) => {
  render(<Hundred {...PEOPLE} name="Boot" count={String(count)} />);
  expect(peopleIn(".person")).toBe(100);
  expect(peopleIn(".counted")).toBe(count);
  expect(screen.getByRole("img", { name: `${count} of 100 people filled in` })).toBeTruthy();
  expect(screen.getByRole("figure").textContent).toBe(
    `Boot ${count} of 100 people with a new rupture tore it again within 9 months.`,
  );
});

test("what nobody has counted is a question mark in the same space, with nobody filled in", () => {
  render(<Hundred {...PEOPLE} name="Cells" />);
  expect(screen.getByRole("img", { name: "A question mark in place of people" }).textContent).toBe("?");
  expect(document.querySelector(".counted")).toBeNull();
  expect(peopleIn(".person")).toBe(100);
  expect(screen.getByRole("figure").textContent).toContain("Unknown. Nobody has counted how many of 100 people");
});
