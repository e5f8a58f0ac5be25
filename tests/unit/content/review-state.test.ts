import { expect, test } from "vitest";
import type { Page } from "@/lib/content/page";
import { hashOf, reviewAdvice, reviewOf, reviewOfAll } from "@/lib/content/review-state";
import type { Review } from "@/lib/content/schema";
import type { Source } from "@/lib/content/sources/schema";
import { readBody, SOURCE, siteOf } from "@/tests/support/site";

const SOURCES = new Map<string, Source>([
  ["boots-2020", SOURCE],
  ["other-2021", { ...SOURCE, year: 2021 }],
]);

function pageOf(body: string): Page {
  const read = readBody(body);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join());
  return read.page;
}

const PAGE = pageOf('Of 540 people <Cite id="boots-2020" />.\n');

/** The page, signed on 2 October 2026 as it stands. */
function signed(page: Page): Page {
  const hash = hashOf(page, SOURCES);
  const reviewed = { by: "A Person", role: "surgeon", on: "2026-10-02", next: "2027-10-02", hash };
  return { ...page, meta: { ...page.meta, reviewed } };
}

test("a page nobody has signed is not reviewed", () => {
  expect(reviewOf(PAGE, SOURCES, "2026-11-20")).toEqual({ state: "none" });
});

test("a signed page names its reviewer, and is overdue only after the day of its next review", () => {
  const review = { by: ["A Person, surgeon"], on: "2026-10-02", next: "2027-10-02" };
  expect(reviewOf(signed(PAGE), SOURCES, "2027-10-02")).toEqual({ state: "signed", ...review });
  expect(reviewOf(signed(PAGE), SOURCES, "2027-10-03")).toEqual({ state: "overdue", ...review });
});

test.each([
  ["a word", { text: PAGE.text.replace("Of 540", "In 540") }],
  ["the title", { meta: { ...signed(PAGE).meta, title: "Another title" } }],
  [
    "the description",
    { meta: { ...signed(PAGE).meta, description: "Another description of the page for tests, and no less." } },
  ],
])("changing %s makes the review stale, also when it is overdue", (_, change) => {
  expect(reviewOf({ ...signed(PAGE), ...change }, SOURCES, "2026-11-20").state).toBe("stale");
  expect(reviewOf({ ...signed(PAGE), ...change }, SOURCES, "2028-11-20").state).toBe("stale");
});

test.each([
  ["limits", { limits: "Other limits." }],
  ["figures", { figures: [{ value: "541", what: "people in the trial", unit: "people" }] }],
])("changing the %s of a cited source makes the review stale", (_, change) => {
  const sources = new Map(SOURCES).set("boots-2020", { ...SOURCE, ...change });
  expect(reviewOf(signed(PAGE), sources, "2026-11-20").state).toBe("stale");
});

test("a source that the page does not cite, the day a source was opened, and the page's own dates change nothing", () => {
  const later = { ...SOURCE, checked: "2027-01-01" };
  const sources = new Map(SOURCES).set("boots-2020", later).set("other-2021", { ...later, limits: "Other limits." });
  const page = signed(PAGE);
  const written = { ...page, meta: { ...page.meta, written: "2027-01-01" }, text: page.text.replaceAll("\n", "\r\n") };
  expect(reviewOf(written, sources, "2027-01-02").state).toBe("signed");
});

test("pages shown as one are as well reviewed as the worst of them, by all of their reviewers", () => {
  const first: Review = { state: "signed", by: ["A, surgeon"], on: "2026-10-02", next: "2027-10-02" };
  const second: Review = { state: "signed", by: ["B, nurse"], on: "2026-09-01", next: "2028-09-01" };
  const both = { by: ["A, surgeon", "B, nurse"], on: "2026-09-01", next: "2027-10-02" };
  expect(reviewOfAll([first, second])).toEqual({ state: "signed", ...both });
  expect(reviewOfAll([first, { ...second, state: "overdue" }])).toEqual({ state: "overdue", ...both });
  expect(
    reviewOfAll([
      { ...first, state: "stale" },
      { ...second, state: "overdue" },
    ]),
  ).toEqual({ state: "stale", ...both });
  expect(reviewOfAll([first, { state: "none" }])).toEqual({ state: "none" });
  expect(reviewOfAll([])).toEqual({ state: "none" });
});

test("the check advises on stale and overdue reviews, and tells how to sign anew", () => {
  const page = signed(PAGE);
  const stale = { ...page, text: page.text.replace("540", "541") };
  const site = { ...siteOf([page]), sources: SOURCES };
  expect(reviewAdvice(site, "2026-11-20")).toEqual([]);
  expect(reviewAdvice({ ...site, pages: [PAGE] }, "2026-11-20")).toEqual([]);
  const advice = [...reviewAdvice(site, "2028-01-01"), ...reviewAdvice({ ...site, pages: [stale] }, "2026-11-20")];
  expect(advice.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(["advice review", "advice review"]);
  expect(advice[0]?.message).toContain("due on 2027-10-02");
  expect(advice[1]?.message).toContain("changed since A Person, surgeon signed it on 2026-10-02");
  expect(advice[1]?.message).toContain("npm run content:sign -- topic/page");
});
