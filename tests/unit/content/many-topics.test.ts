import path from "node:path";
import { expect, test, vi } from "vitest";
import { topicsOf } from "@/lib/content/routes";
import { readSite } from "@/lib/content/site";
import { writeContent } from "@/tests/bench/pages/sample-content";
import { CONTENT, contentCopy } from "@/tests/support/content-copy";

/** The pages of the site, read anew from a folder, and what every page shows of them. */
async function siteIn(content: string) {
  vi.resetModules();
  globalThis.shownContent = undefined;
  vi.stubEnv("CONTENT_DIR", content);
  const [{ listTopics, navigation }, { listAddresses }, { headOf }, { answerSearch }] = await Promise.all([
    import("@/lib/content/navigation"),
    import("@/lib/content/pages"),
    import("@/lib/content/articles"),
    import("@/lib/search/answer"),
  ]);
  return { listTopics, navigation, listAddresses, headOf, answerSearch };
}

test("of many topics each page names the first and leads to the page of all, which has an address like any other", async () => {
  const content = path.join(await contentCopy(), "many");
  await writeContent(content, { topics: 8, pagesEach: 1 });
  const site = await siteIn(content);

  const { topics } = await site.navigation();
  expect(topics).toHaveLength(9);
  expect(topics[0]?.path).toBe("/achilles-tendon-rupture");
  expect(topics.at(-1)).toMatchObject({ path: "/topics", title: "All 9 topics" });
  expect((await site.listTopics("/topics"))?.map(({ path: to }) => to)).toContain("/sample-bababani");
  expect(await site.listTopics("/about")).toBeNull();
  expect((await site.listAddresses()).map(({ path: to }) => to)).toContain("/topics");
  expect(await site.headOf("/topics")).toMatchObject({ path: "/topics" });

  const { contents } = await site.answerSearch("");
  expect(contents).toHaveLength(9);
  expect(contents.at(-1)?.pages).toEqual([expect.objectContaining({ path: "/topics", short: "All topics" })]);
});

test("a site with a few topics names them all, and has no page of them", async () => {
  const site = await siteIn(CONTENT);
  expect((await site.navigation()).topics.map(({ path: to }) => to)).toEqual(["/achilles-tendon-rupture"]);
  expect(await site.listTopics("/topics")).toBeNull();
  expect(await site.headOf("/topics")).toBeNull();
  expect((await site.listAddresses()).map(({ path: to }) => to)).not.toContain("/topics");
  expect((await site.answerSearch("")).contents).toHaveLength(1);
});

test("each topic has its own pages in their order, also where the pages of others stand between them", async () => {
  const content = path.join(await contentCopy(), "many");
  await writeContent(content, { topics: 2, pagesEach: 3 });
  const pages = topicsOf(await readSite(content)).map((topic) => topic.pages.map((page) => page.path));
  for (const name of ["babababa", "bababade"]) {
    expect(pages).toContainEqual([`/sample-${name}`, `/sample-${name}/part-1`, `/sample-${name}/part-2`]);
  }
});
