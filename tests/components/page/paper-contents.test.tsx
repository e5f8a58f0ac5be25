import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { PaperContents } from "@/components/page/paper-contents";

test("a handout begins with its parts in their order, its sources and its sheet last", () => {
  const handout = { sheet: { title: "To another doctor", body: null } };
  render(<PaperContents sections={[{ id: "inner", title: "The injury" }]} handout={handout} />);
  const links = screen.getAllByRole("link").map((link) => [link.getAttribute("href"), link.textContent]);
  expect(links).toEqual([
    ["#inner", "The injury"],
    ["#sources", "Sources"],
    ["#sheet", "To another doctor"],
  ]);
});
