import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { ArticlePage } from "@/components/page/article-page";
import type { Article } from "@/lib/content/schema";
import { CLINIC } from "@/tests/support/site";

const TOPIC = { title: "The topic", path: "/topic", pages: [] };

function articleAt(path: string, topic?: Article["topic"]): Article {
  return {
    path,
    title: "A page",
    written: "2026-11-20",
    reviewed: { state: "none" },
    body: "Words.",
    sections: [],
    sources: [],
    notice: [],
    invites: true,
    topic,
  };
}

test("every page within a topic says that the clinic is paid, and leads to where that is told in full", () => {
  render(<ArticlePage article={articleAt("/topic/page", TOPIC)} clinic={CLINIC} />);
  expect(screen.getByText(/We are paid if you choose the treatment\./)).toBeVisible();
  expect(screen.getByRole("link", { name: "What we gain" })).toHaveAttribute("href", "/topic#our-interest");
});

test("the first page of a topic, which says it in full, and the clinic's own pages do not repeat it", () => {
  render(<ArticlePage article={articleAt("/topic", TOPIC)} clinic={CLINIC} />);
  render(<ArticlePage article={articleAt("/about")} clinic={CLINIC} />);
  expect(screen.queryByText(/We are paid/)).toBeNull();
});
