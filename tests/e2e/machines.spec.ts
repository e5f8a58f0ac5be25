import type { Page } from "@playwright/test";
import { type StructuredData, structuredDataSchema } from "@/lib/content/structured-data/schema";
import { expect, test } from "../support/playwright-test";

const TOPIC = "/achilles-tendon-rupture";
const TOPIC_PAGES = [
  "",
  "condition",
  "procedure",
  "candidacy",
  "benefits-and-limitations",
  "comparison",
  "evidence",
  "faq",
];
const PAGES = ["/", "/about", "/privacy", ...TOPIC_PAGES.map((name) => (name === "" ? TOPIC : `${TOPIC}/${name}`))];

/** The one block of data that a page holds for machines. */
async function dataOf(page: Page): Promise<StructuredData> {
  const blocks = page.locator('script[type="application/ld+json"]');
  await expect(blocks).toHaveCount(1);
  return structuredDataSchema.parse(JSON.parse((await blocks.textContent()) ?? ""));
}

/** What a reader finds on the page, with every answer open, without the numbers of notes; spaces and lines count alike. */
async function shownOn(page: Page) {
  return page.evaluate(() => {
    const copy = document.body.cloneNode(true);
    if (!(copy instanceof HTMLElement)) throw new Error("a page has a body");
    for (const node of copy.querySelectorAll("script, sup")) node.remove();
    const words = (element: Element | null) => (element?.textContent ?? "").replaceAll(/\s+/g, " ").trim();
    return {
      all: words(copy),
      main: words(copy.querySelector("main")),
      title: words(copy.querySelector("h1")),
      days: [...copy.querySelectorAll("time")].map((time) => time.dateTime),
      sources: [...copy.querySelectorAll("li[id^=source-]")].map((source) => ({
        words: words(source),
        href: source.querySelector("a")?.getAttribute("href") ?? "",
      })),
      questions: [...copy.querySelectorAll("details.question")].map((details) => ({
        name: words(details.querySelector("summary")),
        lines: [...details.querySelectorAll("p, li")].map(words),
      })),
      links: [...copy.querySelectorAll("main a")].map((link) => [words(link), link.getAttribute("href") ?? ""]),
    };
  });
}

for (const path of PAGES) {
  test(`${path} tells machines nothing but what it shows`, async ({ page, baseURL }) => {
    await page.goto(path);
    const data = await dataOf(page);
    const shown = await shownOn(page);
    const origin = new URL(baseURL ?? "").origin;

    expect(data.url).toBe(await page.locator('link[rel="canonical"]').evaluate((link: HTMLLinkElement) => link.href));
    expect(data.name).toBe(shown.title);
    expect(shown.days).toContain(data.dateModified);
    if (data.lastReviewed) expect(shown.days).toContain(data.lastReviewed);
    if (data.reviewedBy) expect(shown.main).toContain(`${data.reviewedBy.name}, ${data.reviewedBy.jobTitle}`);

    expect(data.citation?.length ?? 0).toBe(shown.sources.length);
    for (const [at, { name, url }] of (data.citation ?? []).entries()) {
      expect(shown.sources[at]?.words).toContain(name);
      expect(shown.sources[at]?.href).toBe(url);
    }
    if (data.publisher) {
      const { name, legalName, telephone, email, address } = data.publisher;
      for (const value of [name, legalName, telephone, email, ...address.split(", ")])
        expect(shown.all).toContain(value);
    }
    const { about, breadcrumb, mainEntity = [] } = data;
    if (about) expect(shown.all).toContain(about.name);
    for (const { name } of about?.possibleTreatment ?? [])
      expect(shown.main.toLowerCase()).toContain(name.toLowerCase());

    const [first, last] = breadcrumb?.itemListElement ?? [];
    if (first) expect(shown.links).toContainEqual([first.name, first.item.replace(origin, "")]);
    if (last) expect([last.name, last.item]).toEqual([shown.title, data.url]);

    expect(mainEntity.map(({ name }) => name)).toEqual(shown.questions.map(({ name }) => name));
    for (const [at, { acceptedAnswer }] of mainEntity.entries()) {
      expect(acceptedAnswer.text.split("\n")).toEqual(shown.questions[at]?.lines);
    }
  });
}

test("machines are told of boot, cast and surgery where these are compared, and of no treatment with cells", async ({
  page,
}) => {
  await page.goto(`${TOPIC}/comparison`);
  const { about } = await dataOf(page);
  expect(about?.possibleTreatment?.map(({ name }) => name)).toEqual(["Boot", "Cast", "Surgery"]);
  for (const path of PAGES) {
    await page.goto(path);
    const text = (await page.locator('script[type="application/ld+json"]').textContent()) ?? "";
    const types = [...text.matchAll(/"@type":("[^"]+"|\[[^\]]+\])/g)].map(([, type]) => type);
    expect(types.join(), path).not.toMatch(/Offer|Product|Service|Drug|Procedure|Rating|Review/);
    expect(text, "a made-up clinic is told to no machine").not.toContain("MedicalClinic");
  }
});

test("the questions page is told as questions and answers", async ({ page }) => {
  await page.goto(`${TOPIC}/faq`);
  const data = await dataOf(page);
  expect(data["@type"]).toEqual(["MedicalWebPage", "FAQPage"]);
  expect(data.mainEntity?.length).toBeGreaterThan(10);
});

test("a page with data for machines still runs no script", async ({ page, request }) => {
  const policy = (await request.get(`${TOPIC}/faq`)).headers()["content-security-policy"];
  expect(policy).toContain("script-src 'none'");
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => console.error(event.violatedDirective));
  });
  await page.goto(`${TOPIC}/faq`);
  expect(await page.locator("script:not([type='application/ld+json'])").count()).toBe(0);
});

for (const path of [...PAGES, `${TOPIC}/whole-article`, "/consultation"]) {
  test(`a link to ${path} is shown with its title, what it holds, and our own drawing`, async ({ page, baseURL }) => {
    await page.goto(path);
    const read = (property: string) => page.locator(`meta[property="og:${property}"]`).getAttribute("content");
    expect(await page.title()).toContain(await read("title"));
    expect(await read("description")).toBe(await page.locator('meta[name="description"]').getAttribute("content"));
    expect(await read("url")).toBe(new URL(path, baseURL).href.replace(/\/$/, path === "/" ? "" : "$&"));
    expect(await read("type")).toBe("website");
    expect(await read("image:alt")).toContain("leg");
    const image = await page.request.get((await read("image")) ?? "");
    const bytes = await image.body();
    expect(new URL(image.url()).origin).toBe(new URL(baseURL ?? "").origin);
    expect(image.headers()["content-type"]).toBe("image/png");
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  });
}

test("the sitemap gives each page the day that the page shows", async ({ page, request }) => {
  const sitemap = await (await request.get("/sitemap.xml")).text();
  const entries = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>\s*<lastmod>([^<]+)<\/lastmod>/g)];
  expect(entries.length).toBeGreaterThan(PAGES.length);
  for (const [, address = "", day = ""] of entries) {
    await page.goto(new URL(address).pathname);
    expect((await shownOn(page)).days, address).toContain(day);
  }
});

test("programs that read for people find every page in llms.txt, and each address in it works", async ({ request }) => {
  const response = await request.get("/llms.txt");
  expect(response.headers()["content-type"]).toBe("text/plain; charset=utf-8");
  expect(response.headers()["cache-control"]).toBe("public, max-age=3600");
  const text = await response.text();
  const addresses = [...text.matchAll(/\]\(([^)]+)\)/g)].map((match) => new URL(match[1] ?? "").pathname);
  expect(addresses).toEqual(expect.arrayContaining(PAGES.filter((path) => path !== "/")));
  for (const address of addresses) expect((await request.get(address)).status(), address).toBe(200);
});

test("a phone finds a name and icons for its first screen, all from this site", async ({ page, request }) => {
  await page.goto("/about");
  const hrefs = await page
    .locator('link[rel="manifest"], link[rel="icon"], link[rel="apple-touch-icon"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(hrefs.toSorted()).toEqual(["/apple-touch-icon.png", "/icon.svg", "/manifest.webmanifest"]);
  const response = await request.get("/manifest.webmanifest");
  expect(response.headers()["content-type"]).toContain("application/manifest+json");
  const manifest: { name: string; icons: { src: string; type: string }[] } = await response.json();
  expect(manifest.name).toMatch(/\S/);
  for (const { src, type } of manifest.icons) {
    expect((await request.get(src)).headers()["content-type"], src).toContain(type);
  }
});
