import { expect, test } from "vitest";
import { createPage } from "@/lib/content/new-page";
import { worksheet } from "@/lib/content/ratings/worksheet";
import { type Topic, topicsOf } from "@/lib/content/routes";
import { readSite } from "@/lib/content/site";
import { runCommand } from "@/tests/support/command";
import { runCommandHere } from "@/tests/support/command-here";
import { CONTENT, contentCopy } from "@/tests/support/content-copy";

const TOPIC = "achilles-tendon-rupture";

async function topicNamed(name: string, content = CONTENT): Promise<Topic> {
  const topic = topicsOf(await readSite(content)).find((one) => one.name === name);
  if (!topic) throw new Error(`there is no topic ${name}`);
  return topic;
}

async function sheet(topic = TOPIC, content = CONTENT): Promise<string> {
  return worksheet({ topic: await topicNamed(topic, content), siteUrl: "https://clinic.test", today: "2026-11-20" });
}

/** The numbers of the questions between two headings. */
function numbersIn(text: string, from: string, to: string): number[] {
  const part = text.slice(text.indexOf(from), text.indexOf(to));
  return [...part.matchAll(/^\*\*(\d+)\.\*\*/gm)].map(([, number]) => Number(number));
}

test("DISCERN has fifteen questions and one on the whole, PEMAT-P seventeen items and seven, numbered as in the forms", async () => {
  const text = await sheet();
  const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);
  expect(numbersIn(text, "## Form 1: DISCERN", "## Form 2: PEMAT-P")).toEqual(upTo(16));
  const pemat = numbersIn(text, "## Form 2: PEMAT-P", "## When both");
  expect(pemat).toEqual([...upTo(12), 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26]);
  expect([pemat.filter((number) => number < 20).length, pemat.filter((number) => number >= 20).length]).toEqual([
    17, 7,
  ]);
});

test("a rater is told the day, every page to read, to rate alone first, how to add up, and where the score goes", async () => {
  const text = await sheet();
  expect(text).toContain("Printed on 2026-11-20");
  for (const { path, meta } of (await topicNamed(TOPIC)).pages) {
    expect(text).toContain(`${meta.title}: https://clinic.test${path} (words of 2026-`);
  }
  expect(text).toMatch(/Each fills in a sheet \*\*alone\*\*/);
  expect(text).toContain("the lowest sum is 16, the highest 80");
  expect(text).toContain("14 ÷ 16 × 100 = 88");
  expect(text).toMatch(/content\/scores\.yaml[\s\S]*- topic: achilles-tendon-rupture/);
});

test("the instruments are named with where their official wording is", async () => {
  const text = await sheet();
  expect(text).toContain("https://doi.org/10.1136/jech.53.2.105");
  expect(text).toContain("http://www.discern.org.uk");
  expect(text).toContain("AHRQ Publication No. 14-0002-EF");
});

test("each place that a question points to exists", async () => {
  const text = await sheet();
  const { pages } = await topicNamed(TOPIC);
  const places = [...text.matchAll(/\((\/[a-z-]+(?:\/[a-z-]+)?)#([^)]+)\)/g)];
  expect(places.length).toBeGreaterThan(20);
  for (const [, path, anchor] of places) {
    expect(pages.find((page) => page.path === path)?.anchors).toContain(anchor);
  }
  expect(text).toMatch(
    /\*\*12\.\*\* Is it told what may follow if nothing is done\? {2}\nLook at: .*#what-if-i-do-nothing/,
  );
});

test("“does not apply” is offered only where something may be absent", async () => {
  const items = (await sheet()).split(/^(?=\*\*\d+\.\*\*)/m).filter((item) => item.includes("[ ] Agree"));
  const offered = items.filter((item) => item.includes("Does not apply")).map((item) => Number(/\d+/.exec(item)?.[0]));
  expect(offered).toEqual([6, 16, 17, 18, 19, 24, 25]);
});

test("another topic gets a sheet with no code, without a word of this one", async () => {
  const content = await contentCopy();
  await createPage("knee-arthritis/injury", content, await readSite(content), "2026-11-20");
  const text = await sheet("knee-arthritis", content);
  expect(text).toContain("https://clinic.test/knee-arthritis/injury");
  expect(text).not.toContain("chilles");
});

test("where no heading speaks of a question, the rater is told so", async () => {
  const topic = await topicNamed(TOPIC);
  const pages = topic.pages.map((page) => ({
    ...page,
    tree: { ...page.tree, children: [] },
    meta: { ...page.meta, title: "A", short: "B" },
  }));
  const text = worksheet({ topic: { ...topic, pages }, siteUrl: "https://clinic.test", today: "2026-11-20" });
  expect(text).toMatch(/\*\*12\.\*\* .*\nLook at: all pages; no heading speaks of it\./);
});

function run(...args: string[]) {
  return runCommandHere("content-worksheet.ts", args, { CONTENT_DIR: CONTENT });
}

test("the command prints the sheet, and with “--help” what it does", async () => {
  expect((await run(TOPIC)).stdout).toMatch(/^# Rating sheet: Stem cell/);
  expect(await runCommand("content-worksheet.ts", ["--help"])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("content:worksheet -- <topic>"),
  });
});

test("the command says what to write when it is given no topic, or one that does not exist", async () => {
  expect(await run()).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/Name the topic to rate[\s\S]*achilles/),
  });
  expect(await run("knee")).toMatchObject({ code: 1, stderr: expect.stringContaining("There is no topic “knee”") });
});
