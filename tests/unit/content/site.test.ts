import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { checkSite } from "@/lib/content/check";
import { daysAhead } from "@/lib/content/days-ahead";
import { createPage } from "@/lib/content/new-page";
import { gradesOf } from "@/lib/content/reading";
import { topicsOf } from "@/lib/content/routes";
import { readSite } from "@/lib/content/site";
import { CONTENT, contentCopy } from "@/tests/support/content-copy";

test("the content of this site has no errors, and no page reads above grade 8", async () => {
  const site = await readSite(CONTENT);
  expect(checkSite(site).filter((problem) => problem.severity === "error")).toEqual([]);
  expect(gradesOf(site).filter(({ grade }) => grade > 8)).toEqual([]);
});

test("a new folder is a new topic, with no code", async () => {
  const content = await contentCopy();
  const written = await createPage("knee-arthritis/injury", content, await readSite(content), "2026-11-20");
  expect(written).toEqual({
    ok: true,
    files: ["content/knee-arthritis/index.mdx", "content/knee-arthritis/injury.mdx"],
  });

  const site = await readSite(content);
  const errors = checkSite(site).filter((problem) => problem.severity === "error");
  expect(new Set(errors.map(({ rule }) => rule))).toEqual(new Set(["fill-in"]));
  expect(topicsOf(site).map((topic) => topic.opening.path)).toContain("/knee-arthritis");
});

test("every part of a new page that its writer has not filled in is named at its line, and only these are", async () => {
  const content = await contentCopy();
  await createPage("knee-arthritis/injury", content, await readSite(content), "2026-11-20");
  const file = path.join(content, "knee-arthritis/injury.mdx");
  const linesOf = async () =>
    checkSite(await readSite(content))
      .filter((problem) => problem.file.endsWith("injury.mdx"))
      .map(({ line, message }) => [line, message]);
  expect(await linesOf()).toEqual([
    [4, expect.stringContaining("“Write one or two sentences here")],
    [9, expect.stringContaining("“Say in two or three short sentences")],
    [13, expect.stringMatching(/^“Write what is known\..* your own words\. Replace it, or take this part out$/)],
    [19, expect.stringContaining("“Write what nobody knows yet.”")],
  ]);
  const text = await readFile(file, "utf8");
  await writeFile(
    file,
    text.replaceAll(/(?:Write|Say) [^.\n]+\./g, "Nobody knows this yet, as far as we could find out."),
  );
  expect(await linesOf()).toEqual([]);
});

test("a page that exists is never written over", async () => {
  const content = await contentCopy();
  const file = path.join(content, "achilles-tendon-rupture/condition.mdx");
  const before = await readFile(file, "utf8");
  const result = await createPage("achilles-tendon-rupture/condition", content, await readSite(content), "2026-11-20");
  expect(result).toEqual({ ok: false, reason: expect.stringContaining("exists already") });
  expect(await readFile(file, "utf8")).toBe(before);
});

test.each(["", "recovery", "Topic/Page", "../etc/passwd", "a/b/c"])("“%s” is no name for a page", async (name) => {
  const result = await createPage(name, CONTENT, await readSite(CONTENT), "2026-11-20");
  expect(result).toEqual({ ok: false, reason: expect.stringContaining("achilles-tendon-rupture/recovery") });
});

test("one broken file is reported and leaves the other pages readable", async () => {
  const content = await contentCopy();
  await writeFile(path.join(content, "clinic/about.mdx"), "no front matter, and a {bracket");
  const site = await readSite(content);
  const files = new Set(checkSite(site).map((problem) => problem.file));
  expect(files).toEqual(new Set(["content/clinic/about.mdx"]));
  expect(site.pages.map((page) => page.path)).toContain("/privacy");
});

test("no file may take the address of a page that the site makes by itself", async () => {
  const content = await contentCopy();
  const text = await readFile(path.join(content, "clinic/about.mdx"), "utf8");
  await writeFile(path.join(content, "achilles-tendon-rupture/whole-article.mdx"), text);
  await writeFile(path.join(content, "clinic/consultation.mdx"), text);
  const addresses = checkSite(await readSite(content)).filter((problem) => problem.rule === "address");
  expect(addresses.map((problem) => problem.file)).toEqual([
    "content/achilles-tendon-rupture/whole-article.mdx",
    "content/clinic/consultation.mdx",
  ]);
});

test("two pages of a topic with the same order are named, and the clinic's own pages may share it with them", async () => {
  const content = await contentCopy();
  const file = path.join(content, "achilles-tendon-rupture/condition.mdx");
  await writeFile(file, (await readFile(file, "utf8")).replace("order: 1", "order: 2"));
  expect(checkSite(await readSite(content))).toEqual([
    expect.objectContaining({
      file: "content/achilles-tendon-rupture/procedure.mdx",
      line: 5,
      rule: "front-matter",
      message: expect.stringMatching(/condition\.mdx has “order: 2” too\. Give each page/),
    }),
  ]);
});

test("a day that lies ahead is advice, but not where it has begun east of here", async () => {
  const site = await readSite(CONTENT);
  const pages = site.pages.filter(({ file }) => file === "content/clinic/about.mdx");
  const written = Date.parse(pages[0]?.meta.written ?? "");
  const daysBefore = (days: number) => new Date(written - days * 24 * 60 * 60 * 1_000).toISOString().slice(0, 10);
  const aheadOf = (today: string) => {
    return daysAhead({ ...site, pages }, today).filter(({ rule }) => rule === "front-matter");
  };
  expect(aheadOf(daysBefore(1))).toEqual([]);
  expect(aheadOf(daysBefore(2))).toEqual([
    expect.objectContaining({
      file: "content/clinic/about.mdx",
      line: 6,
      severity: "advice",
      message: expect.stringContaining(`at the latest ${daysBefore(2)}`),
    }),
  ]);
});

test("a slip in sources.yaml is the only thing reported, and not every note that needs it", async () => {
  const content = await contentCopy();
  await writeFile(path.join(content, "sources.yaml"), "ukstar-2020: [");
  const files = new Set(checkSite(await readSite(content)).map((problem) => problem.file));
  expect(files).toEqual(new Set(["content/sources.yaml"]));
});

test("a slip in clinic.yaml or sources.yaml is named at its line", async () => {
  const content = await contentCopy();
  const file = path.join(content, "clinic.yaml");
  await writeFile(file, (await readFile(file, "utf8")).replace("jurisdiction: US", "jurisdiction: USA"));
  const sources = path.join(content, "sources.yaml");
  await writeFile(
    sources,
    `${await readFile(sources, "utf8")}\nno-link-2020:\n  citation: A paper without a link.\n  kind: review\n  checked: 2026-11-20\n`,
  );
  const problems = checkSite(await readSite(content));
  expect(problems).toContainEqual(
    expect.objectContaining({
      file: "content/clinic.yaml",
      rule: "clinic",
      message: expect.stringContaining("Choose US, UK or EU"),
    }),
  );
  expect(problems).toContainEqual(
    expect.objectContaining({
      file: "content/sources.yaml",
      rule: "source",
      message: expect.stringContaining("“doi:” or a “url:”"),
    }),
  );
});

test.each([
  ["clinic/consultation", "/consultation"],
  ["consultation/index", "/consultation"],
  ["achilles-tendon-rupture/whole-article", "/achilles-tendon-rupture/whole-article"],
  ["knee-arthritis/whole-article", "/knee-arthritis/whole-article"],
  ["about/team", "/about"],
])("no new page takes an address that the site has: %s", async (name, address) => {
  const content = await contentCopy();
  const before = await readdir(content, { recursive: true });
  const result = await createPage(name, content, await readSite(content), "2026-11-20");
  expect(result).toEqual({ ok: false, reason: expect.stringContaining(`The site has a page at ${address} already`) });
  expect(await readdir(content, { recursive: true })).toEqual(before);
});

test("a new page of the clinic stands behind its others, and a long name is cut between words and told", async () => {
  const content = await contentCopy();
  const name = "clinic/how-we-look-after-people-who-cannot-walk";
  const result = await createPage(name, content, await readSite(content), "2026-11-20");
  expect(result).toMatchObject({ ok: true, note: expect.stringContaining("now says “How we look after people who”") });
  const rules = checkSite(await readSite(content)).map(({ rule }) => rule);
  expect(new Set(rules)).toEqual(new Set(["fill-in"]));
});
