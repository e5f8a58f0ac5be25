import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { blocks } from "@/components/mdx";
import { checkSite } from "@/lib/content/check";
import { scoreAdvice, scoresOf } from "@/lib/content/ratings/scores";
import { renderPage } from "@/lib/content/render";
import { topicsOf } from "@/lib/content/routes";
import { readSite, type Site } from "@/lib/content/site";
import { CONTENT, contentCopy } from "@/tests/support/content-copy";
import { CLINIC, SCORE } from "@/tests/support/site";

/** This site with these scores entered. */
async function siteWith(...scores: object[]): Promise<Site> {
  const content = await contentCopy();
  await writeFile(path.join(content, "scores.yaml"), stringify(scores));
  return readSite(content);
}

function topicOf(site: Site) {
  const [topic] = topicsOf(site);
  if (!topic) throw new Error("the site has a topic");
  return topic;
}

test("nobody has rated the pages of this site, and none of them shows a score", async () => {
  const site = await readSite(CONTENT);
  expect(site.scores).toEqual([]);
  expect(scoresOf(topicOf(site), site.scores)).toEqual([]);
});

test("a score that two people entered is shown on the topic's first page and on no other", async () => {
  const written = (await readSite(CONTENT)).pages.map(({ meta }) => meta.written).toSorted();
  const score = { ...SCORE, on: written.at(-1) };
  const site = await siteWith(score);
  expect(checkSite(site)).toEqual([]);
  const topic = topicOf(site);
  const context = { site, clinic: CLINIC, blocks, today: "2026-11-21" };
  const shown = topic.pages.map((page) => renderPage(page, topic, context).scores);
  expect(shown).toEqual([[{ ...score, changed: undefined }], ...topic.pages.slice(1).map(() => undefined)]);
});

test("of several scores with one instrument the newest is shown", async () => {
  const understandability = { ...SCORE, instrument: "PEMAT-P understandability", score: 90 };
  const site = await siteWith({ ...SCORE, on: "2026-11-21" }, SCORE, understandability);
  const shown = scoresOf(topicOf(site), site.scores).map(({ instrument, on }) => [instrument, on]);
  expect(shown).toEqual([
    ["DISCERN", "2026-11-21"],
    ["PEMAT-P understandability", "2026-11-20"],
  ]);
});

test("a score that is older than the pages says so, and is advice to have them rated anew", async () => {
  const site = await siteWith({ ...SCORE, on: "2026-01-02" });
  const [shown] = scoresOf(topicOf(site), site.scores);
  expect(shown?.changed).toMatch(/^2026-/);
  expect(scoreAdvice(site, "2026-12-01")).toEqual([
    expect.objectContaining({ severity: "advice", message: expect.stringContaining("content:worksheet") }),
  ]);
});

test("a score of a day that lies ahead is advice", async () => {
  const site = await siteWith({ ...SCORE, on: "2027-01-02" });
  expect(scoreAdvice(site, "2026-12-01")).toEqual([
    expect.objectContaining({ message: expect.stringContaining("“on: 2027-01-02” lies ahead") }),
  ]);
});

const [first] = SCORE.raters;

test.each([
  [
    "a topic that does not exist",
    { topic: "knee" },
    "There is no topic “knee”. The topics are: achilles-tendon-rupture",
  ],
  ["an unknown instrument", { instrument: "HONcode" }, "Write one of these after “instrument:”: DISCERN, PEMAT-P"],
  ["a score below the lowest", { score: 12 }, "A score of DISCERN lies between 16 and 80; “12” does not"],
  [
    "a score above the highest",
    { instrument: "PEMAT-P actionability", score: 101 },
    "between 0 and 100; “101” does not",
  ],
  ["a score in words", { score: "good" }, "Write the raters' mean in digits after “score:”"],
  ["one rater", { raters: [first] }, "Write at least two raters"],
  ["the same rater twice", { raters: [first, first] }, "A second person must have rated the pages"],
  ["a rater without a role", { raters: [first, { name: "C. D." }] }, "Write what the rater does after “role:”"],
  ["no day", { on: undefined }, "Write the day of the rating after “on:”"],
  ["an entry that is not known", { stars: 5 }, "“stars” is not a known entry"],
  ["praise in the note", { note: "Our stem cells cure every torn Achilles." }, "cure"],
])("%s is refused in words that say what to write", async (_, change, words) => {
  const errors = checkSite(await siteWith({ ...SCORE, ...change }));
  expect(errors).toContainEqual(
    expect.objectContaining({
      file: "content/scores.yaml",
      severity: "error",
      message: expect.stringContaining(words),
    }),
  );
});

test("a file that holds only its explanation, or is not there, holds no scores", async () => {
  const content = await contentCopy();
  await writeFile(path.join(content, "scores.yaml"), "# Nothing yet\n");
  expect(checkSite(await readSite(content))).toEqual([]);
  await rm(path.join(content, "scores.yaml"));
  expect(checkSite(await readSite(content))).toEqual([]);
});

test("a score that is entered twice is refused at the second, and one of another day is not", async () => {
  const errors = checkSite(await siteWith(SCORE, SCORE));
  expect(errors).toEqual([
    expect.objectContaining({ message: expect.stringContaining("a score of DISCERN of 2026-11-20 already") }),
  ]);
  expect(errors[0]?.line).toBeGreaterThan(10);
  expect(checkSite(await siteWith(SCORE, { ...SCORE, on: "2026-11-21" }))).toEqual([]);
});

test("a wrong topic is named at its line, with the topic that was meant", async () => {
  const errors = checkSite(await siteWith(SCORE, { ...SCORE, topic: "achiles-tendon-rupture" }));
  expect(errors).toEqual([
    expect.objectContaining({ line: 10, message: expect.stringContaining("Did you mean “achilles-tendon-rupture”?") }),
  ]);
});

test("the sign for an empty list, left below the scores, is named at its line", async () => {
  const content = await contentCopy();
  await writeFile(path.join(content, "scores.yaml"), `# Scores\n${stringify([SCORE])}[]\n`);
  expect(checkSite(await readSite(content))).toEqual([
    expect.objectContaining({ line: 11, message: expect.stringContaining("Take this line out") }),
  ]);
});
