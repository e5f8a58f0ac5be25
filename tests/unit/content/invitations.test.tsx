import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { blocks } from "@/components/mdx";
import { ArticlePage } from "@/components/page/article-page";
import { PageShell } from "@/components/page/page-shell";
import { checkPage } from "@/lib/content/check";
import type { Page } from "@/lib/content/page";
import { renderPage, renderWholeTopic } from "@/lib/content/render";
import { linkTo, topicsOf } from "@/lib/content/routes";
import type { Article } from "@/lib/content/schema";
import { readSite, type Site } from "@/lib/content/site";
import { contentCopy } from "@/tests/support/content-copy";
import { readBody, siteOf } from "@/tests/support/site";

/** The site as a clinic of another country has it. */
async function siteIn(jurisdiction: string, state = ""): Promise<Site> {
  const content = await contentCopy();
  const file = path.join(content, "clinic.yaml");
  const text = await readFile(file, "utf8");
  await writeFile(
    file,
    text.replace("jurisdiction: US", `jurisdiction: ${jurisdiction}${state && `\nstate: ${state}`}`),
  );
  return readSite(content);
}

/** Every document of the site but its first page, by address, as a reader gets it: frame and all. */
async function documentsOf(site: Site): Promise<{ path: string; isTopic: boolean; html: string }[]> {
  const { clinic } = site;
  if (!clinic) throw new Error("clinic.yaml cannot be read");
  const context = { site, clinic, blocks, today: "2026-11-20" };
  const topics = topicsOf(site);
  const ofPage = (page: Page) => renderPage(page, topics.find(({ name }) => name === page.topic) ?? null, context);
  const articles: Article[] = await Promise.all([
    ...site.pages.filter((page) => page.path !== "/").map(ofPage),
    ...topics.map((topic) => renderWholeTopic(topic, context, "https://clinic.example")),
  ]);
  const links = topics.map((topic) => linkTo(topic.opening));
  return articles.map((article) => ({
    path: article.path,
    isTopic: article.topic !== undefined,
    html: renderToStaticMarkup(
      <PageShell clinic={clinic} topics={links} clinicPages={[]} invites={article.invites}>
        <ArticlePage article={article} clinic={clinic} />
      </PageShell>,
    ),
  }));
}

test.each(["UK", "EU"])(
  "in the %s no page of a topic leads to the form, and the clinic's own pages do",
  async (place) => {
    const documents = await documentsOf(await siteIn(place));
    const leading = documents.filter(({ html }) => html.includes('href="/consultation'));
    expect(documents.filter(({ isTopic }) => isTopic).length).toBeGreaterThan(8);
    expect(leading.filter(({ isTopic }) => isTopic).map((document) => document.path)).toEqual([]);
    expect(leading.map((document) => document.path)).toContain("/about");
  },
);

test("in the United States every page of a topic invites to the form, after the evidence", async () => {
  const documents = await documentsOf(await siteIn("US"));
  const without = documents.filter(({ isTopic, html }) => isTopic && !html.includes("Ask for a consultation</a>"));
  expect(without.map((document) => document.path)).toEqual([]);
});

test("every page of a topic shows the notice of its jurisdiction once, and no other page does", async () => {
  const notices = (html: string) => html.split('aria-label="Legal notice"').length - 1;
  for (const document of await documentsOf(await siteIn("US", "California"))) {
    expect([document.path, notices(document.html)]).toEqual([document.path, document.isTopic ? 1 : 0]);
    if (!document.isTopic) continue;
    expect(document.html).toContain("likely being deceived");
    expect(document.html).toContain("MUST BE PROVIDED TO YOU UNDER CALIFORNIA LAW");
  }
  for (const { html } of await documentsOf(await siteIn("UK"))) expect(notices(html)).toBe(0);
  const inEurope = (await documentsOf(await siteIn("EU"))).filter(({ isTopic }) => isTopic);
  for (const { html } of inEurope) expect(html).toContain("warned against unproven cell treatments");
});

test("a page of the clinic's own may lead to the form as it likes", () => {
  const read = readBody("You can [ask us](/consultation).\n");
  if (!read.ok) throw new Error("the page can be read");
  expect(checkPage({ ...read.page, topic: null }, siteOf([read.page]))).toEqual([]);
});
