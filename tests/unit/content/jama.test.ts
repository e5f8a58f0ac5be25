import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { checkPage, checkSite } from "@/lib/content/check";
import { benchmarksOf } from "@/lib/content/jama";
import type { Page } from "@/lib/content/page";
import { signPage } from "@/lib/content/review";
import { hashOf, nameOf } from "@/lib/content/review-state";
import type { Problem } from "@/lib/content/schema";
import { readSite, type Site } from "@/lib/content/site";
import { CONTENT, contentCopy } from "@/tests/support/content-copy";

const TOPIC = "achilles-tendon-rupture";
const TODAY = "2030-11-20";

/** The line about the topic on a day, when the check has found nothing else. */
function lineOf(site: Site, today = TODAY, problems: Problem[] = []): string | undefined {
  return benchmarksOf(site, problems, today)[0]?.line;
}

/** This site with every page signed, as if the command had done it. */
async function signedSite(): Promise<Site> {
  const site = await readSite(CONTENT);
  const pages = site.pages.map((page) => {
    const reviewed = {
      by: "Test Person",
      role: "Surgeon",
      on: TODAY,
      next: "2031-11-20",
      hash: hashOf(page, site.sources),
    };
    return { ...page, meta: { ...page.meta, reviewed } };
  });
  return { ...site, pages };
}

/** A site with its questions changed. */
function withFaq(site: Site, change: (page: Page) => Partial<Page>): Site {
  return { ...site, pages: site.pages.map((page) => (page.name === "faq" ? { ...page, ...change(page) } : page)) };
}

test("every page of the topic meets 4 of 4 once a reviewer is entered", async () => {
  const content = await contentCopy();
  const pages = (await readSite(content)).pages.filter(({ topic }) => topic === TOPIC);
  for (const page of pages) {
    const result = await signPage(content, { page: nameOf(page), by: "Test Person", role: "Surgeon" }, TODAY);
    expect(result).toMatchObject({ ok: true });
  }
  const site = await readSite(content);
  expect(benchmarksOf(site, checkSite(site), TODAY)).toEqual([
    { topic: TOPIC, met: true, line: `JAMA benchmarks of ${TOPIC}: 4 of 4 on ${pages.length} pages` },
  ]);
});

test("as long as nobody has reviewed the pages, authorship is the one that is missing, and the line says how to mend it", async () => {
  const line = lineOf(await readSite(CONTENT));
  expect(line).toMatch(
    /^JAMA benchmarks of achilles-tendon-rupture: 3 of 4 on \d+ pages; authorship waits for a reviewer's name and role \(npm run content:sign -- <page> --by "…" --role "…"\)$/,
  );
});

test("a page whose words have changed since its review is 3 of 4, and is named", async () => {
  const site = withFaq(await signedSite(), ({ text }) => ({ text: `${text}\nOne more sentence.\n` }));
  expect(lineOf(site)).toMatch(
    /: 4 of 4 on \d+ pages, 3 of 4 on 1 page; authorship of faq waits for a new review, since the text has changed/,
  );
});

test("a page without a note, or with a sentence that outruns its source, is 3 of 4", async () => {
  const content = await contentCopy();
  const file = path.join(content, TOPIC, "candidacy.mdx");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replaceAll(/<Cite id="[^"]+" \/>/g, ""));
  expect(lineOf(await readSite(content))).toContain('attribution of candidacy needs <Cite id="…" /> behind each fact');
  await writeFile(file, `${text}\nStem cells cure every torn Achilles.\n`);
  const site = await readSite(content);
  const problems = site.pages.filter(({ name }) => name === "candidacy").flatMap((page) => checkPage(page, site));
  expect(lineOf(site, TODAY, problems)).toContain(
    "attribution of candidacy waits until the errors about sources and claims are mended",
  );
});

test("a topic that does not say how the clinic is paid is 3 of 4 on every page", async () => {
  for (const instead of ["", "<Interest>\n\nWe are a clinic.\n\n</Interest>\n"]) {
    const content = await contentCopy();
    const file = path.join(content, TOPIC, "index.mdx");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace(/<Interest>[\s\S]*<\/Interest>\n/, instead));
    const line = lineOf(await readSite(content));
    expect(line).toMatch(/: 2 of 4 on \d+ pages;/);
    expect(line).toContain(`disclosure needs <Interest> in ${TOPIC}/index, which says how the clinic is paid`);
  }
});

test("a page whose next review is overdue, or whose day lies ahead, is 3 of 4", async () => {
  const signed = await signedSite();
  expect(lineOf(signed, "2031-11-21")).toMatch(/: 3 of 4 on \d+ pages; currency waits for the next review, which is/);
  const ahead = withFaq(signed, ({ meta }) => ({ meta: { ...meta, written: "2030-11-22" } }));
  expect(lineOf(ahead)).toMatch(
    /3 of 4 on 1 page; currency of faq needs the true day after “written:”; it lies ahead$/,
  );
});
