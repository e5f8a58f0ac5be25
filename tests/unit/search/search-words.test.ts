import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { checkSite } from "@/lib/content/check";
import { readSite } from "@/lib/content/site";
import { unusedWords } from "@/lib/search/unused-words";
import { contentCopy } from "@/tests/support/content-copy";

/** What the check says about `search.yaml` after a change to it, as `line message`. */
async function problemsAfter(change: (yaml: string) => string) {
  const content = await contentCopy();
  const file = path.join(content, "search.yaml");
  await writeFile(file, change(await readFile(file, "utf8")));
  const site = await readSite(content);
  return [...checkSite(site), ...unusedWords(site)]
    .filter((problem) => problem.file === "content/search.yaml")
    .map(({ rule, severity, line, message }) => ({ rule, severity, line, message }));
}

const SMALL = `examples: [boot]
synonyms:
  - pages: [surgery]
    typed: [operation]
places:
  - path: /consultation
    title: Ask for a consultation
    description: Ask us to call or write to you.
    typed: [appointment]
`;

test("the words of this site are in order, and each stands on a page", async () => {
  expect(await problemsAfter((yaml) => yaml)).toEqual([]);
  expect(await problemsAfter(() => SMALL)).toEqual([]);
});

test.each([
  ["a number without quotation marks", "[operation]", "[999]", 4, "quotation marks"],
  ["a misspelled entry", "typed: [operation]", "types: [operation]", 4, "“types” is not a known entry"],
  ["one letter", "[operation]", "[o]", 4, "at least two letters"],
  ["only signs", "[operation]", '["??"]', 4, "letters or digits"],
  ["nothing that people type", "[operation]", "[]", 4, "List what people type"],
  ["a place on another site", "/consultation", "https://evil.example", 6, "Begin with a stroke"],
  ["a place without a protocol", "/consultation", "//evil.example", 6, "cannot be used"],
  ["a page that is not there", "/consultation", "/nowhere", 6, "no page “/nowhere”"],
  ["a heading that is not there", "/consultation", "/about#nowhere", 6, "no heading “#nowhere”"],
])("%s is an error at its line", async (_name, from, to, line, message) => {
  expect(await problemsAfter(() => SMALL.replace(from, to))).toContainEqual({
    rule: "search",
    severity: "error",
    line,
    message: expect.stringContaining(message),
  });
});

test("words that no page says are told as advice", async () => {
  expect(await problemsAfter(() => SMALL.replace("[surgery]", "[surgery, trepanation]"))).toEqual([
    { rule: "search", severity: "advice", line: 3, message: expect.stringContaining("No page says “trepanation”") },
  ]);
});

test("a claim in the description of a place is refused like any other", async () => {
  const [problem] = await problemsAfter(() =>
    SMALL.replace("Ask us to call or write to you.", "Stem cells cure every torn tendon."),
  );
  expect(problem?.rule).toMatch(/^claim-/);
});

test("a place may lead to how the clinic is reached, which stands at the foot of every page", async () => {
  expect(await problemsAfter(() => SMALL.replace("path: /consultation", "path: /#reach-us"))).toEqual([]);
});
