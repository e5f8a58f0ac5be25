import { expect, test } from "vitest";
import { isHandout, withLinkToPdf } from "@/lib/handout/link";

const PAGE = '<h1>All</h1><p data-handout="" class="screen-only"></p><p>Words.</p>';

function linked(bytes: number, pages: number): string {
  const facts = { pages, title: "All", language: "en", hasTags: true };
  return withLinkToPdf(PAGE, { path: "/topic/all.pdf", bytes, facts });
}

test("a page leads to its PDF, with the size and the pages of that file", () => {
  expect(linked(209_100, 14)).toBe(
    '<h1>All</h1><p class="screen-only"><a href="/topic/all.pdf">Print it, or keep it</a> (PDF, 14 pages, 210 KB)</p><p>Words.</p>',
  );
  expect(linked(1_240_000, 1)).toContain("(PDF, 1 page, 1.2 MB)");
});

test("a page without a PDF shows no link, and nothing where it would stand", () => {
  expect(withLinkToPdf(PAGE, undefined)).toBe("<h1>All</h1><p>Words.</p>");
});

test("only a page with a place for the link is printed", () => {
  expect(isHandout(PAGE)).toBe(true);
  expect(isHandout("<p>A handout.</p>")).toBe(false);
});
