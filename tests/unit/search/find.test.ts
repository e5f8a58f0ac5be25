import { expect, test } from "vitest";
import type { SearchWords } from "@/lib/content/search-words";
import { find } from "@/lib/search/find";
import { indexOf } from "@/lib/search/search-index";
import { CLINIC, readBody, siteOf } from "@/tests/support/site";

const WORDS: SearchWords = {
  examples: ["boot"],
  synonyms: [
    { pages: ["injection"], typed: ["jab", "shot", "needle in my heel"] },
    { pages: ["heal by itself"], typed: ["natural"] },
    { pages: ["injection"], typed: ["approved", "unproven"] },
  ],
  places: [{ path: "/consultation", title: "Ask us", description: "Ask us to call you back.", typed: ["appointment"] }],
};

const BODY = `
Words before the first heading.

## The tendon

The Achilles tendon ties the calf to the heel. Blood reaches it poorly.

## An injection

Some people get injections. It is painful. An X-ray shows little. A scan takes longer. It is safe and effective, say
some. Others fear a cancer. Harm is less likely when it is controlled. Walking will help.

## Blood clot

A blood clot is a real risk. A re-rupture is another.

<Question title="Does it hurt?">

Yes. It may heal by itself.

</Question>
`;

const read = readBody(BODY);
const index = indexOf({ ...siteOf(read.ok ? [read.page] : []), searchWords: WORDS }, CLINIC);

/** The headings that a search finds in the page of these tests, and what was read as another word. */
function search(typed: string) {
  const { hits, corrections } = find(typed, index);
  return { titles: hits.map(({ entry }) => entry.title), hrefs: hits.map(({ entry }) => entry.href), corrections };
}

test("a result leads to the heading under which the words stand", () => {
  expect(search("calf").hrefs).toEqual(["/topic/page#the-tendon"]);
  expect(search("itself").hrefs).toEqual(["/topic/page#does-it-hurt"]);
});

test("words before the first heading lead to the page", () => {
  expect(search("before first").hrefs[0]).toBe("/topic/page");
});

test.each([
  ["akilles", "Achilles"],
  ["achilis", "Achilles"],
  ["bloodclot", "blood clot"],
  ["calff", "calf"],
])("“%s” is read as “%s”, and the reader is told", (typed, taken) => {
  const { titles, corrections } = search(typed);
  expect(titles).not.toEqual([]);
  expect(corrections).toEqual([{ typed, taken: expect.stringMatching(new RegExp(`^${taken}$`, "i")) }]);
});

test("a word that stands on a page is never read as another", () => {
  expect(search("real")).toMatchObject({ titles: ["Blood clot"], corrections: [] });
});

test.each([
  ...["unsafe", "ineffective", "inefective", "uncontrolled", "unreal", "harmless", "harmles", "painless", "unaproved"],
  ...["proven", "disapproved", "nonreal"],
])("“%s” is never read as its opposite", (typed) => {
  expect(search(typed).corrections).toEqual([]);
});

test.each(["scam", "fake", "Lancet", "kill", "hell"])("“%s” is another word, and no slip", (typed) => {
  expect(search(typed).corrections).toEqual([]);
});

test("what a word was read as is shown as it is written, and only when something is found by it", () => {
  expect(search("aproved").corrections).toEqual([{ typed: "aproved", taken: "approved" }]);
  expect(search("achilleseffective")).toEqual({ titles: [], hrefs: [], corrections: [] });
});

test.each(["INJECTION", "injections", "Injectión"])("“%s” finds a word in any of its forms", (typed) => {
  expect(search(typed)).toMatchObject({ titles: ["An injection"], corrections: [] });
});

test.each(["rerupture", "re rupture", "re-rupture"])("“%s” finds a word with a hyphen", (typed) => {
  expect(search(typed).titles).toEqual(["Blood clot"]);
});

test.each(["jab", "needle in my heel", "jabs", "jabb"])("“%s” finds what the pages call by another name", (typed) => {
  expect(search(typed).titles[0]).toBe("An injection");
});

test("another name of several words stands for all of them", () => {
  expect(search("natural").titles).toEqual(["Does it hurt?"]);
});

test("what says all the words comes before what says one", () => {
  expect(search("painful x-ray tendon").titles[0]).toBe("An injection");
});

test("what the pages are about tells less of where to look than a rarer word", () => {
  const part = readBody(
    "## Cells as a way to wait\n\nCells are small. Waiting has a cost.\n\n## The cost\n\nIt is high.",
  );
  if (!part.ok) throw new Error("The page of this test cannot be read");
  const page = { ...part.page, meta: { ...part.page.meta, title: "Cells for a tendon" } };
  const cells = indexOf(siteOf([page]), CLINIC);
  expect(find("cells cost", cells).hits[0]?.entry.title).toBe("The cost");
  expect(find("cells", cells).hits[0]?.entry.title).toMatch("Cells");
});

test("a question typed as it stands comes first", () => {
  expect(search("does it hurt").titles[0]).toBe("Does it hurt?");
});

test("small words find nothing beside others, but are looked for when there is nothing else", () => {
  expect(search("what is the calf").titles).toEqual(["The tendon"]);
  expect(search("is it").titles).not.toEqual([]);
});

test("a place that is no page of the content is found by what people type", () => {
  expect(search("appointment").hrefs).toEqual(["/consultation"]);
});

test.each(["", "   ", "?!", "zzzzqqqq", "🦵", "<script>", "constructor", "__proto__", "'; DROP TABLE"])(
  "“%s” finds nothing and breaks nothing",
  (typed) => {
    expect(search(typed)).toEqual({ titles: [], hrefs: [], corrections: [] });
  },
);
