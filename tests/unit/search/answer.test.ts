import { expect, test } from "vitest";
import { searchIn } from "@/lib/search/answer";
import { MOST_CHARACTERS, readQuery, searchFor } from "@/lib/search/schema";
import { indexOf } from "@/lib/search/search-index";
import { CLINIC, readBody, siteOf } from "@/tests/support/site";

function answer(typed: unknown, body = "Words.") {
  const read = readBody(body);
  if (!read.ok) throw new Error("The page of this test cannot be read");
  const site = siteOf([read.page]);
  return searchIn(indexOf(site, CLINIC), { site, clinic: CLINIC }, typed);
}

test("at most ten results are shown, and all are counted", () => {
  const body = Array.from({ length: 14 }, (_, at) => `## Boot ${at}\n\nA boot.`).join("\n\n");
  const { results, total } = answer("boot", body);
  expect(results).toHaveLength(10);
  expect(total).toBe(14);
});

test.each([
  ["nothing", undefined],
  ["a number", 7],
  ["an object", { q: "boot" }],
  ["no text at all", []],
])("%s instead of words is an empty search", (_name, typed) => {
  expect(readQuery(typed)).toEqual({ query: "", isCut: false });
});

test("of two queries in one address the first is taken", () => {
  expect(readQuery(["boot", "cast"]).query).toBe("boot");
});

test("what is typed becomes one line without signs that cannot be seen", () => {
  expect(readQuery("  torn\n\ttendon\u0000\u202Eegnahc\u200B ").query).toBe("torn tendon egnahc");
});

test("what is too long is cut, and says so; no sign is cut in half", () => {
  expect(readQuery("a".repeat(MOST_CHARACTERS))).toEqual({ query: "a".repeat(MOST_CHARACTERS), isCut: false });
  const { query, isCut } = readQuery(`${"a".repeat(MOST_CHARACTERS - 1)}🦵 and more`);
  expect(query).toBe("a".repeat(MOST_CHARACTERS - 1));
  expect(isCut).toBe(true);
});

test("a search has an address that any words survive", () => {
  const typed = "boot & cast? 100 % #1 “torn”";
  expect(new URL(searchFor(typed), "https://clinic.example").searchParams.get("q")).toBe(typed);
});

test("no result leads to another site, whatever is typed", () => {
  const { results } = answer("https://evil.example //evil.example words");
  expect(results.map(({ href }) => href)).toEqual(["/topic/page"]);
});
