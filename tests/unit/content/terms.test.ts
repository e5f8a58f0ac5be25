import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { checkPage, checkSite } from "@/lib/content/check";
import { glossaryOf } from "@/lib/content/glossary/read";
import { glossarySchema } from "@/lib/content/glossary/schema";
import { readSite, type Site } from "@/lib/content/site";
import { contentCopy } from "@/tests/support/content-copy";
import { readBody, siteOf } from "@/tests/support/site";

const YAML = {
  written: "2026-11-21",
  terms: [
    { term: "re-rupture", also: ["torn again"], meaning: "A second tear of a tendon.", source: "boots-2020" },
    { term: "audit", meaning: "A count made from records." },
  ],
};

/** A site of one page with these words, and the terms above. */
function siteSaying(body: string, file: object = YAML): Site {
  const read = readBody(body);
  if (!read.ok) throw new Error(read.problems[0]?.message);
  const text = "terms:\n  - term: re-rupture\n\n  - term: audit\n";
  const glossary = glossaryOf({ ...glossarySchema.parse(file), text }, [read.page]);
  return { ...siteOf([read.page]), glossary };
}

function complaintsOf(body: string): string[] {
  const site = siteSaying(body);
  const [page] = site.pages;
  const found = page ? checkPage(page, site) : [];
  return found.filter(({ rule }) => ["term", "block"].includes(rule)).map(({ message }) => message);
}

test.each(["A <Term>re-rupture</Term> is rare.", "It was <Term>Torn\nagain</Term>.", "- A UK <Term>audit</Term>"])(
  "a term can be explained by any of its names: %s",
  (body) => {
    expect(complaintsOf(`${body}\n`)).toEqual([]);
  },
);

test("a word that is no term is refused, with the one that was probably meant", () => {
  expect(complaintsOf("A <Term>rerupture</Term>.\n")).toEqual([
    "“rerupture” is not in content/glossary.yaml. Did you mean <Term>re-rupture</Term>? Add it there with what it means, or write the word without <Term>",
  ]);
  expect(complaintsOf("A <Term>zebra</Term>.\n")[0]).toMatch(/not in content\/glossary\.yaml\. Add it there/);
  expect(complaintsOf("A <Term></Term>.\n")).toHaveLength(2);
});

test.each([
  ["a heading", "## An <Term>audit</Term>\n"],
  ["a link", "See [an <Term>audit</Term>](/about).\n"],
  ["<Urgent>", '<Urgent title="Go today if">\n\n- an <Term>audit</Term>\n\n</Urgent>\n'],
])("a term cannot be opened within %s", (where, body) => {
  expect(complaintsOf(body)[0]).toContain(`A term cannot be opened within ${where}`);
});

test("a term that no page says is advice, at its line", () => {
  const found = checkSite(siteSaying("A re-rupture.\n")).filter(({ file }) => file === "content/glossary.yaml");
  expect(found).toEqual([expect.objectContaining({ line: 4, rule: "term", severity: "advice" })]);
  expect(found[0]?.message).toContain("No page says “audit”");
});

test.each([
  ["a number that its source does not hold", "A second tear, in 41 people.", "figures"],
  ["a promise", "A tear that stem cells cure for good.", "claim-cure"],
  [
    "words that are too hard",
    "Tendinous discontinuity notwithstanding rehabilitation necessitates multidisciplinary reconsideration.",
    "reading-grade",
  ],
])("a meaning with %s is refused", (_, meaning, rule) => {
  const [first, second] = YAML.terms;
  const site = siteSaying("A re-rupture in an audit.\n", { ...YAML, terms: [{ ...first, meaning }, second] });
  const errors = checkSite(site).filter(
    ({ file, severity }) => file === "content/glossary.yaml" && severity === "error",
  );
  expect(errors.map((problem) => problem.rule)).toContain(rule);
  expect(errors.find((problem) => problem.rule === "figures")?.line ?? 2).toBe(2);
});

test("the page of all words shows each with its meaning, its other names, its note and the pages that say it", () => {
  const { glossary } = siteSaying("It was torn again.\n");
  expect(glossary?.page.text).toContain(
    '## Audit\n\nA count made from records.\n\n## Re-rupture\n\nA second tear of a tendon <Cite id="boots-2020" />.\n\nAlso: torn again\n\nSee: [Tests](/topic/page)',
  );
});

test.each([
  ["with one word in bold", "It was **torn** again.", true],
  ["in capitals", "TORN AGAIN, after weeks.", true],
  ["in parts", "It was torn, and again it healed.", false],
  ["in a note's name alone", 'A tear <Cite id="re-rupture" />.', false],
])("the page of all words names a page that says one %s, if it says it: %j gives %j", (_, body, isFound) => {
  const { glossary } = siteSaying(`${body}\n`);
  expect(glossary?.page.text.includes("See: [Tests](/topic/page)")).toBe(isFound);
});

test("a slip in the file is told at its line, and one name cannot stand for two words", async () => {
  const content = await contentCopy();
  const file = path.join(content, "glossary.yaml");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace("term: audit", "term: Acute"));
  const { problems } = await readSite(content);
  expect(problems[0]).toMatchObject({ file: "content/glossary.yaml", rule: "term" });
  expect(problems[0]?.message).toContain("“acute” stands twice");
});
