import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { ProductCard } from "@/components/mdx/product-card";
import { PRODUCT_LINES, type Product } from "@/lib/content/product/schema";

afterEach(cleanup);

const STATUS = { text: "No stem cell product is approved.", link: "FDA, 2021", address: "https://fda.example/page" };

/** What the card says in one line. */
function lineOf(name: string, product?: Product): HTMLElement {
  render(<ProductCard product={product} status={STATUS} />);
  const line = screen.getByText(name).parentElement;
  if (!line) throw new Error("a line has a name and words");
  return line;
}

test.each(PRODUCT_LINES.map(({ name, ask }) => [name, ask]))(
  "a clinic that has not said “%s” says so, and what to ask",
  (name, ask) => {
    expect(lineOf(name)).toHaveTextContent(`Our clinic has not said yet. Ask: ${ask}`);
  },
);

test("what the clinic has said stands in its line, and nothing is left to ask there", () => {
  const line = lineOf("Dose", { dose: "About 10 mL of concentrate; cells are not counted." });
  expect(line).toHaveTextContent("About 10 mL of concentrate; cells are not counted.");
  expect(line).not.toHaveTextContent("Ask:");
});

test("the known legal status stands there with its source, whatever the clinic says", () => {
  const line = lineOf("Legal status", { status: "We give it under our own responsibility." });
  expect(line).toHaveTextContent("No stem cell product is approved.");
  expect(line).toHaveTextContent("We give it under our own responsibility.");
  expect(within(line).getByRole("link", { name: "FDA, 2021" })).toHaveAttribute("href", "https://fda.example/page");
});
