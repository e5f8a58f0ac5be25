import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { requiredParts } from "@/lib/content/rules/required-parts";
import { readSite } from "@/lib/content/site";
import { contentCopy } from "@/tests/support/content-copy";

const TOPIC = "achilles-tendon-rupture";

/** Changes one page of the topic in a copy of the content. */
async function change(content: string, page: string, edit: (text: string) => string) {
  const file = path.join(content, TOPIC, `${page}.mdx`);
  await writeFile(file, edit(await readFile(file, "utf8")));
}

async function missingParts(content: string): Promise<string[]> {
  const site = await readSite(content);
  const problems = site.pages.flatMap((page) => requiredParts(page, site));
  return problems.map(({ file, message }) => `${file} ${message}`);
}

test.each([
  ["Emergency", "emergency", "condition"],
  ["ProductCard", "product", "procedure"],
  ["Harms", "go wrong", "benefits-and-limitations"],
  ["Alternatives", "doing nothing", "comparison"],
  ["Unknown", "nobody knows", "benefits-and-limitations"],
  ["QuestionsToAsk", "questions to ask", "candidacy"],
  ["ChangeOurMind", "change your mind", "evidence"],
])("a topic without <%s> is told what it lacks, where it belongs and what to type", async (block, what, page) => {
  const content = await contentCopy();
  const names = await readdir(path.join(content, TOPIC));
  for (const name of names) {
    await change(content, path.parse(name).name, (text) => text.replaceAll(new RegExp(`</?${block}(?: /)?>`, "g"), ""));
  }
  const found = await missingParts(content);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(`content/${TOPIC}/index.mdx`);
  expect(found[0]).toContain(what);
  expect(found[0]).toContain(`content/${TOPIC}/${page}.mdx`);
  expect(found[0]).toContain(`<${block}`);
});

test("a topic whose options leave out doing nothing is told so", async () => {
  const content = await contentCopy();
  await change(content, "comparison", (text) =>
    text.replace(/<Alternatives>[\s\S]*<\/Alternatives>/, "<Alternatives>\n\n- A boot.\n- Surgery.\n\n</Alternatives>"),
  );
  expect(await missingParts(content)).toEqual([expect.stringContaining("Doing nothing")]);
});

test("while a page of the topic cannot be read, its parts are not missed", async () => {
  const content = await contentCopy();
  await change(content, "procedure", () => "no front matter");
  expect(await missingParts(content)).toEqual([]);
});

test("a topic with two sheets for another doctor is told to put them into one", async () => {
  const content = await contentCopy();
  await change(content, "faq", (text) => `${text}\n<Sheet title="One more">\n\nNobody knows.\n\n</Sheet>\n`);
  expect(await missingParts(content)).toEqual([expect.stringContaining("one <Sheet>")]);
});
