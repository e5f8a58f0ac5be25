import { expect, test } from "vitest";
import { toDocument } from "@/lib/documents/strip";

/** A page without a style of the site, as a document. */
function documentOf(html: string): string {
  return toDocument(html, "");
}

/** For each link of a page, whether paper prints its address behind its words. */
function printed(body: string): boolean[] {
  const document = documentOf(`<html><head></head><body>${body}</body></html>`);
  expect(documentOf(document)).toBe(document);
  return [...document.matchAll(/<a [^>]*>/g)].map(([link]) => !link.includes("data-told"));
}

test("paper tells an address that several links lead to once, where it stands last", () => {
  expect(
    printed(
      '<p><a href="https://a.example/1">one</a> <b><a href="https://a.example/2">two</a></b></p>' +
        '<ol><li><a href="https://a.example/1">source</a></li></ol>',
    ),
  ).toEqual([false, true, true]);
});

test("paper does not tell an address again that the words of its link are", () => {
  expect(printed('<a href="https://doi.org/10.1/x">https://doi.org/10.1/x</a>')).toEqual([false]);
});

test("links within the site, phone numbers and mail bear no mark", () => {
  expect(printed('<a href="/a">a</a><a href="/a">a</a><a href="tel:1">1</a><a href="tel:1">1</a>')).toEqual([
    true,
    true,
    true,
    true,
  ]);
});
