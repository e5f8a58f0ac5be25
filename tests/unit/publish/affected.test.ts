import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { readSite } from "@/lib/content/site";
import { affectedBy } from "@/lib/publish/affected";
import { contentCopy } from "@/tests/support/content-copy";

const TOPIC = "achilles-tendon-rupture";

/** What is affected when a file of the content is changed so, or taken out. */
async function affectedWhen(file: string, change: (text: string) => string | null) {
  const content = await contentCopy();
  const before = await readSite(content);
  const place = path.join(content, file);
  const text = change(await readFile(place, "utf8"));
  if (text === null) await rm(place);
  else await writeFile(place, text);
  return affectedBy(before, await readSite(content));
}

test("a changed word affects its page, those that hold its words or tell of them, and no others", async () => {
  const changed = await affectedWhen(`${TOPIC}/condition.mdx`, (text) => `${text}\nOne more line.\n`);
  expect(changed).toEqual({
    all: false,
    paths: [`/${TOPIC}/condition`, `/${TOPIC}`, `/${TOPIC}/whole-article`, "/glossary"],
  });
  expect(await affectedWhen("clinic/about.mdx", (text) => `${text}\nOne more line.\n`)).toEqual({
    all: false,
    paths: ["/about", "/glossary"],
  });
});

test("nothing is affected by a file that was saved without a change", async () => {
  expect(await affectedWhen("clinic/about.mdx", (text) => text)).toEqual({ all: false, paths: [] });
});

test.each([
  ["the clinic's number", "clinic.yaml", (text: string) => text.replace("202-555-0143", "202-555-0199")],
  ["a source", "sources.yaml", (text: string) => text.replace("limits:", "limits: Much,")],
  ["what a term means", "glossary.yaml", (text: string) => text.replace("meaning: ", "meaning: It is ")],
  ["a page's name in navigation", "clinic/about.mdx", (text: string) => text.replace("short: ", "short: A")],
  ["a page that is gone", `${TOPIC}/faq.mdx`, () => null],
])("%s can stand on any page", async (_what, file, change) => {
  expect(await affectedWhen(file, change)).toEqual({ all: true });
});
