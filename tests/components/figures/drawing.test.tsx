import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { Drawing, Drawings } from "@/components/figures/drawing";
import { DRAWING_NAMES } from "@/lib/content/drawings/schema";

afterEach(cleanup);

test("two drawings on one page are told apart by what they show, and share no id", () => {
  const [first = "", second = ""] = DRAWING_NAMES;
  render(
    <Drawings>
      <Drawing name={first} shows="A leg from the side.">
        The leg.
      </Drawing>
      <Drawing name={second} shows="Two ankles from behind.">
        The tears.
      </Drawing>
    </Drawings>,
  );
  expect(screen.getByRole("img", { name: "A leg from the side." }).getAttribute("src")).toBe(`/drawings/${first}.svg`);
  expect(screen.getByRole("img", { name: "Two ankles from behind." }).getAttribute("src")).toBe(
    `/drawings/${second}.svg`,
  );
  expect(screen.getAllByRole("figure").map((figure) => figure.textContent)).toEqual(["The leg.", "The tears."]);
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("a page does not jump when a drawing comes", () => {
  render(
    <Drawing name="leg" shows="A leg from the side.">
      The leg.
    </Drawing>,
  );
  const picture = screen.getByRole("img");
  expect(Number(picture.getAttribute("width"))).toBeGreaterThan(0);
  expect(Number(picture.getAttribute("height"))).toBeGreaterThan(0);
});
