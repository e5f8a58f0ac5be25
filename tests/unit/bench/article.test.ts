import { expect, test } from "vitest";
import { limitPage } from "../../bench/article/limit.ts";
import { articlePage } from "../../bench/article/mdx.ts";

/** The words of a text without its marks, its tags, and what stands around it. */
function wordsOf(text: string): string[] {
  const plain = text.replace(/<style>[\s\S]*?<\/style>|<\/?[A-Za-z][^>]*>|\]\([^)]*\)/g, " ").replace(/&quot;/g, '"');
  return plain.match(/[\p{L}’]+/gu) ?? [];
}

test("the page written by hand has every word of the page of this site, so that both can be held beside each other", async () => {
  const page = articlePage()
    .replace(/^---[\s\S]*?---/, "")
    .replace(/ (title|caption)="([^"]*)"[^>]*>/g, "> $2 ");
  const [ours, limit] = [wordsOf(page), new Set(wordsOf(await limitPage()))];
  expect(ours.length).toBeGreaterThan(1_300);
  expect(ours.filter((word) => !limit.has(word))).toEqual([]);
});
