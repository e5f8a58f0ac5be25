import { render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { searchTitle } from "@/components/search/count";
import { SearchPage } from "@/components/search/search-page";
import type { SearchAnswer, SearchResult } from "@/lib/search/schema";
import { CLINIC } from "@/tests/support/site";

const RESULT: SearchResult = {
  href: "/topic/page#boot",
  title: "Boot or cast",
  trail: ["Topic", "Page"],
  excerpt: [
    { text: "A ", isFound: false },
    { text: "boot", isFound: true },
    { text: " is worn for weeks.", isFound: false },
  ],
};

const NOTHING: SearchAnswer = {
  ...{ query: "", isCut: false, results: [], total: 0, corrections: [], examples: ["boot or cast"], invites: true },
  contents: [
    {
      title: "The topic",
      pages: [{ path: "/topic", title: "The topic", short: "Overview", description: "All of it." }],
    },
  ],
};

function show(changes: Partial<SearchAnswer>) {
  render(<SearchPage answer={{ ...NOTHING, ...changes }} clinic={CLINIC} />);
}

test("a result shows its title as the link, its way through the site, and the found words marked", () => {
  show({ query: "boot", results: [RESULT], total: 1 });
  const item = within(screen.getByRole("region", { name: "One result for “boot”" })).getByRole("listitem");
  expect(within(item).getByRole("link", { name: "Boot or cast" })).toHaveAttribute("href", "/topic/page#boot");
  expect(item).toHaveTextContent("Topic › Page");
  expect(item).toHaveTextContent("A boot is worn for weeks.");
  expect(within(item).getByText("boot").tagName).toBe("MARK");
});

test("what was typed stays in the box, which works without script", () => {
  show({ query: "boot", results: [RESULT], total: 1 });
  const box = screen.getByRole("searchbox", { name: "What are you looking for?" });
  expect(box).toHaveValue("boot");
  expect(box).toHaveAttribute("name", "q");
  expect(box.closest("form")).toHaveAttribute("action", "/search");
});

test("the title and the heading say how many there are, in words", () => {
  const found = { query: "boot", results: [RESULT, { ...RESULT, href: "/b" }], total: 23 };
  show(found);
  const words = "The best two of 23 results for “boot”";
  expect(screen.getByRole("heading", { level: 2 })).toHaveTextContent(words);
  expect(searchTitle({ ...NOTHING, ...found }, CLINIC)).toBe(`${words} – Search – Test Clinic`);
});

test("a word that was read as another is named, and so is a text that was cut", () => {
  const corrections = [{ typed: "akilles", taken: "Achilles" }];
  show({ query: "akilles", results: [RESULT], total: 1, corrections, isCut: true });
  expect(screen.getByText("We found nothing for “akilles”, so we looked for “Achilles”.")).toBeVisible();
  expect(screen.getByText(/the first 120 characters/)).toBeVisible();
});

test("when nothing is found, there is help at hand: an emergency number, the contents, and a person", () => {
  show({ query: "xyzzy" });
  expect(screen.getByRole("heading", { name: "Nothing found for “xyzzy”" })).toBeVisible();
  expect(screen.getByRole("note", { name: "In an emergency" })).toHaveTextContent("call 911 now");
  expect(within(screen.getByRole("navigation", { name: "The topic" })).getByRole("link")).toHaveTextContent("Overview");
  expect(screen.getByRole("link", { name: "send us your question" })).toHaveAttribute("href", "/consultation");
  expect(screen.getByRole("link", { name: CLINIC.phone })).toBeVisible();
});

test("where a page must not invite its readers to book, the phone is all that is offered", () => {
  show({ query: "xyzzy", invites: false });
  expect(screen.queryByRole("link", { name: "send us your question" })).toBeNull();
  expect(screen.getByRole("link", { name: CLINIC.phone })).toBeVisible();
});

test("an empty search says how to search, with examples that are searches", () => {
  show({});
  expect(screen.getByRole("heading", { name: "How to search" })).toBeVisible();
  expect(screen.getByRole("link", { name: "boot or cast" })).toHaveAttribute("href", "/search?q=boot+or+cast");
  expect(screen.queryByText(/results? for/)).toBeNull();
});

test("what is typed is shown as text, whatever it is", () => {
  const query = '"><img src=x onerror=alert(1)></title><script>alert(1)</script>';
  show({ query });
  expect(screen.getByRole("searchbox")).toHaveValue(query);
  expect(document.querySelector("img, script")).toBeNull();
});
