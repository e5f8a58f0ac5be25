import type { Page } from "@playwright/test";
import { structuredDataSchema } from "@/lib/content/structured-data/schema";
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
const CLINIC_PAGES = ["/", "/about", "/privacy", "/accessibility", "/disclaimer", "/glossary"];
const PAGES = [...CLINIC_PAGES, ...TOPIC_PAGES.map((name) => (name === "" ? TOPIC : `${TOPIC}/${name}`))];

/** The one block of data that a page holds for machines, as it stands there. */
function ldJsonIn(text: string): string {
  const blocks = [...text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  expect(blocks).toHaveLength(1);
  return blocks[0]?.[1] ?? "";
}

/**
 * What a reader finds on a page, with every answer open, without the numbers of notes and the signs that keep words
 * together; spaces and lines count alike. The browser reads the page without drawing it.
 */
function readIn(page: Page, text: string) {
  return page.evaluate((html) => {
    const read = new DOMParser().parseFromString(html, "text/html");
    const attribute = (selector: string, name: string) => read.querySelector(selector)?.getAttribute(name) ?? null;
    const preview = (property: string) => attribute(`meta[property="og:${property}"]`, "content");
    for (const node of read.body.querySelectorAll("script, sup, [popover]")) node.remove();
    const words = (element: Element | null) =>
      (element?.textContent ?? "").replaceAll(/\s+/g, " ").replaceAll("\u2060", "").trim();
    return {
      canonical: attribute('link[rel="canonical"]', "href"),
      documentTitle: read.title,
      description: attribute('meta[name="description"]', "content"),
      preview: {
        title: preview("title") ?? "",
        description: preview("description"),
        url: preview("url"),
        type: preview("type"),
        image: preview("image"),
        alt: preview("image:alt"),
      },
      all: words(read.body),
      main: words(read.querySelector("main")),
      title: words(read.querySelector("h1")),
      days: [...read.querySelectorAll("time")].map((time) => time.dateTime),
      sources: [...read.querySelectorAll("li[id^=source-]")].map((source) =>
        source.querySelector("a")?.getAttribute("href"),
      ),
      questions: [...read.querySelectorAll("details:has(> summary > :is(h2, h3, h4))")].map((details) => ({
        name: words(details.querySelector("summary")),
        lines: [...details.querySelectorAll("p, li")].map(words),
      })),
      links: [...read.querySelectorAll("main a")].map((link) => [words(link), link.getAttribute("href") ?? ""]),
    };
  }, text);
}

/** What a link to the page looks like in a message: its title, what it holds, and our own drawing. */
function checkPreview(shown: Awaited<ReturnType<typeof readIn>>, path: string, origin: string): void {
  const { title, description, url, type, image, alt } = shown.preview;
  expect(title).toMatch(/\S/);
  expect(shown.documentTitle).toContain(title);
  expect(description).toBe(shown.description);
  expect([url, type, image]).toEqual([
    path === "/" ? origin : `${origin}${path}`,
    "website",
    `${origin}/images/share.png`,
  ]);
  expect(alt).toContain("leg");
}

test("no page tells machines anything but what it shows, and a link to it is shown as what it is", async ({
  page,
  request,
  baseURL,
}) => {
  const origin = new URL(baseURL ?? "").origin;
  for (const path of PAGES) {
    const text = await (await request.get(path)).text();
    const data = structuredDataSchema.parse(JSON.parse(ldJsonIn(text)));
    const shown = await readIn(page, text);

    expect(data.url).toBe(new URL(shown.canonical ?? "").href);
    expect(data.name).toBe(shown.title);
    expect(shown.days).toContain(data.dateModified);
    if (data.lastReviewed) expect(shown.days).toContain(data.lastReviewed);
    if (data.reviewedBy) expect(shown.main).toContain(`${data.reviewedBy.name}, ${data.reviewedBy.jobTitle}`);

    expect(data.citation ?? []).toEqual(shown.sources);
    if (data.publisher) {
      const { name, legalName, telephone, email, address } = data.publisher;
      for (const value of [name, legalName, telephone, email, ...address.split(", ")])
        expect(shown.all).toContain(value);
    }
    const { about, breadcrumb, mainEntity = [], hasDefinedTerm = [] } = data;
    expect(hasDefinedTerm.length > 20).toBe(path === "/glossary");
    for (const { name, description } of hasDefinedTerm) {
      expect(shown.main).toContain(name);
      expect(shown.main).toContain(description.slice(0, -1));
    }
    if (about) expect(shown.all).toContain(about.name);
    for (const { name } of about?.possibleTreatment ?? [])
      expect(shown.main.toLowerCase()).toContain(name.toLowerCase());

    for (const { name, item } of breadcrumb?.itemListElement ?? [])
      expect(shown.links).toContainEqual([name, item.replace(origin, "")]);

    expect(mainEntity.map(({ name }) => name)).toEqual(shown.questions.map(({ name }) => name));
    for (const [at, { acceptedAnswer }] of mainEntity.entries()) {
      expect(acceptedAnswer.text.split("\n")).toEqual(shown.questions[at]?.lines);
    }
    checkPreview(shown, path, origin);
  }
  for (const path of [`${TOPIC}/whole-article`, "/consultation"]) {
    checkPreview(await readIn(page, await (await request.get(path)).text()), path, origin);
  }
});

test("machines are told of boot, cast and surgery where these are compared, and of no treatment with cells", async ({
  request,
}) => {
  for (const path of PAGES) {
    const text = ldJsonIn(await (await request.get(path)).text());
    const data = structuredDataSchema.parse(JSON.parse(text));
    const treatments = data.about?.possibleTreatment?.map(({ name }) => name) ?? [];
    if (path.endsWith("/comparison")) expect(treatments).toEqual(["Boot", "Cast", "Surgery"]);
    if (path.endsWith("/faq")) expect(data["@type"]).toEqual(["MedicalWebPage", "FAQPage"]);
    if (path.endsWith("/faq")) expect(data.mainEntity?.length).toBeGreaterThan(10);
    const types = [...text.matchAll(/"@type":("[^"]+"|\[[^\]]+\])/g)].map(([, type]) => type);
    expect(types.join(), path).not.toMatch(/Offer|Product|Service|Drug|Procedure|Rating|Review/);
    expect(text, "a made-up clinic is told to no machine").not.toContain("MedicalClinic");
  }
});

test("the picture of a link is of the size that is asked for", async ({ request }) => {
  const image = await request.get("/images/share.png");
  const bytes = await image.body();
  expect(image.headers()["content-type"]).toBe("image/png");
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
});

test("the sitemap gives each page the day that the page shows", async ({ request }) => {
  const sitemap = await (await request.get("/sitemap.xml")).text();
  const entries = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>\s*<lastmod>([^<]+)<\/lastmod>/g)];
  expect(entries.length).toBeGreaterThan(PAGES.length);
  for (const [, address = "", day = ""] of entries) {
    const text = await (await request.get(new URL(address).pathname)).text();
    const days = [...text.matchAll(/<time dateTime="([^"]+)"/gi)].map(([, shown]) => shown);
    expect(days, address).toContain(day);
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

test("a phone finds a name and icons for its first screen, all from this site", async ({ request }) => {
  const text = await (await request.get("/")).text();
  const links = [...text.matchAll(/<link rel="(?:manifest|icon|apple-touch-icon)"[^>]* ?href="([^"]+)"/g)];
  expect(links.map(([, href]) => href).toSorted()).toEqual([
    "/apple-touch-icon.png",
    "/icon.png",
    "/manifest.webmanifest",
  ]);
  const response = await request.get("/manifest.webmanifest");
  expect(response.headers()["content-type"]).toContain("application/manifest+json");
  const manifest: { name: string; icons: { src: string; type: string }[] } = await response.json();
  expect(manifest.name).toMatch(/\S/);
  for (const { src, type } of manifest.icons) {
    expect((await request.get(src)).headers()["content-type"], src).toContain(type);
  }
});
