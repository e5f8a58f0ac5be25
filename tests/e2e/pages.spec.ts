import { pdfProblem, readPdf } from "@/lib/handout/pdf";
import { PAGE_CACHING } from "@/lib/server/caching";
import { barriersOn } from "../support/barriers";
import { htmlFaults } from "../support/page-rules";
import { expect, test } from "../support/playwright-test";

const TOPIC = "/achilles-tendon-rupture";

/** The parts of a handout, which are whole pages, without their headings. */
const GATHERED = "article section[aria-labelledby]:not([aria-labelledby=sources]) > :not(h2)";

/** Every page a patient can read, each of which must be served. */
const PAGES = [
  "/",
  TOPIC,
  `${TOPIC}/condition`,
  `${TOPIC}/procedure`,
  `${TOPIC}/candidacy`,
  `${TOPIC}/benefits-and-limitations`,
  `${TOPIC}/comparison`,
  `${TOPIC}/evidence`,
  `${TOPIC}/faq`,
  `${TOPIC}/whole-article`,
  "/about",
  "/glossary",
  "/privacy",
  "/accessibility",
  "/disclaimer",
  "/consultation",
];

const LOOKS = [
  { width: 360, colorScheme: "light" },
  { width: 1280, colorScheme: "dark" },
  { width: 360, colorScheme: "dark" },
  { width: 1280, colorScheme: "light" },
] as const;

/** A page of the topic and the first page are looked at on a phone and on a desktop, any other in one way; all in turn. */
function looksAt(path: string, at: number) {
  if (path.startsWith(TOPIC) || path === "/") return at % 2 === 0 ? LOOKS.slice(0, 2) : LOOKS.slice(2);
  return LOOKS.filter((_, index) => index === at % LOOKS.length);
}

for (const [at, path] of PAGES.entries()) {
  test(`${path} is served, is valid, has one title, fits a screen 320 px wide, and has no barrier that axe can find`, async ({
    page,
  }) => {
    test.setTimeout(90_000);
    await page.setViewportSize({ width: 320, height: 640 });
    const response = await page.goto(path);
    expect(response?.status()).toBe(200);
    await expect(page.locator("h1")).toHaveCount(1);
    await expect(page).toHaveTitle(/\S/);
    expect(await page.locator('meta[name="description"]').count()).toBe(1);
    expect(await htmlFaults((await response?.text()) ?? "")).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

    await page.locator("details").evaluateAll((all) => {
      for (const details of all) details.setAttribute("open", "");
    });
    for (const { width, colorScheme } of looksAt(path, at)) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      // What a handout gathers is looked at on the pages it comes from.
      const without = path.endsWith("/whole-article") ? GATHERED : undefined;
      expect(await barriersOn(page, { without }), `${width} px, ${colorScheme}`).toEqual([]);
    }
  });
}

test("the sitemap lists every page, and each page names its own address as canonical", async ({ request, baseURL }) => {
  const sitemap = await (await request.get("/sitemap.xml")).text();
  const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1] ?? "").pathname);
  expect(listed.toSorted()).toEqual(PAGES.toSorted());
  for (const path of PAGES.filter((path) => path !== "/consultation")) {
    const [, canonical = ""] =
      /<link rel="canonical" href="([^"]+)"/.exec(await (await request.get(path)).text()) ?? [];
    expect(new URL(canonical, baseURL).pathname).toBe(path);
  }
});

test("machines find robots.txt and security.txt", async ({ request }) => {
  expect(await (await request.get("/robots.txt")).text()).toContain("Sitemap: ");
  const security = await request.get("/.well-known/security.txt");
  expect(security.headers()["content-type"]).toContain("text/plain");
  expect(await security.text()).toMatch(/^Contact: mailto:.+\nExpires: \d{4}-/);
});

test("an address where nothing stands gets a page that helps", async ({ page, allowConsole }) => {
  allowConsole(/404/);
  const response = await page.goto("/stem-cells-cure-everything");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page does not exist");
  await page.getByRole("main").getByRole("link", { name: "Ask for a consultation" }).click();
  await expect(page).toHaveURL(/\/consultation$/);
});

test("the first thing on a topic is the way to help, then the clinic's interest, then five lines", async ({ page }) => {
  await page.goto(TOPIC);
  const main = (await page.getByRole("main").textContent()) ?? "";
  const order = ["what to do today", "Stem cell injections", "we are paid", "In short"].map((words) =>
    main.indexOf(words),
  );
  expect(order.every((at) => at >= 0)).toBe(true);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  await expect(page.getByRole("region", { name: "In short" }).getByRole("listitem")).toHaveCount(5);
});

test("a reader goes from the summary through every page of the topic with “next” alone", async ({ request }) => {
  const visited = [];
  for (let path: string | undefined = TOPIC; path; ) {
    visited.push(path);
    path = /<a href="([^"]+)" rel="next"/.exec(await (await request.get(path)).text())?.[1];
  }
  expect(visited).toEqual(PAGES.filter((path) => path.startsWith(TOPIC)));
});

test("a note leads to its source and back, by keyboard", async ({ page }) => {
  await page.goto(`${TOPIC}/faq`);
  await page.locator("article summary:has(h2, h3, h4)").first().focus();
  await page.keyboard.press("Enter");
  const note = page.locator("article details[open]:has(> summary > :is(h2, h3, h4)) sup a").first();
  await note.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#source-\d+$/);
  const source = page.locator(new URL(page.url()).hash);
  await expect(source).toBeInViewport();
  await source
    .getByRole("link", { name: /Back to note/ })
    .first()
    .press("Enter");
  await expect(page).toHaveURL(/#cite-\d+-1$/);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a word opens to what it means by keyboard, closes with Escape, and is told on paper", async ({ page }) => {
    await page.goto(`${TOPIC}/condition`);
    const word = page.getByRole("button", { name: "physical therapist" });
    const meaning = page.getByText("A health worker who plans exercise");
    await expect(meaning).toBeHidden();
    await word.press("Enter");
    await expect(meaning).toBeInViewport();
    await page.keyboard.press("Escape");
    await expect(meaning).toBeHidden();
    await expect(word).toBeFocused();
    await page.emulateMedia({ media: "print" });
    await expect(meaning).toBeVisible();
  });
});

test("keyboard users can skip the navigation", async ({ page }) => {
  await page.goto(`${TOPIC}/evidence`);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("every link of a page can be reached by keyboard and shows that it has focus", async ({ page }) => {
  await page.goto(`${TOPIC}/comparison`);
  const all = await page.locator("a[href]:visible, summary:visible, button:visible").count();
  for (let at = 0; at < all; at++) {
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
    expect(outline, `control ${at}`).not.toBe("none");
  }
});

test("a page that nobody has reviewed says so", async ({ page }) => {
  await page.goto(`${TOPIC}/evidence`);
  await expect(page.getByText("No clinician has reviewed this page yet.")).toBeVisible();
});

test("links between the pages and to their headings all lead somewhere", async ({ page, request }) => {
  const targets = new Set<string>();
  for (const path of PAGES) {
    await page.goto(path);
    const { missing, hrefs } = await page.evaluate(() => {
      const all = [...document.querySelectorAll("a[href]")].map((link) => link.getAttribute("href") ?? "");
      return {
        hrefs: all.filter((href) => href.startsWith("/")),
        missing: all.filter((href) => href.startsWith("#") && !document.getElementById(href.slice(1))),
      };
    });
    expect(missing, path).toEqual([]);
    for (const href of hrefs) targets.add(href);
  }
  for (const target of targets) expect((await request.get(target)).status(), target).toBe(200);
});

test("on paper every answer stands open, tables are tables, and nothing that leads elsewhere is left", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.emulateMedia({ media: "print" });
  await page.goto(`${TOPIC}/faq`);
  await expect(page.getByText("No controlled trial in people has tested this.")).toBeVisible();
  expect(await page.evaluate(underQuestionWhereItStaysClosed)).toContain("Open it to print the answer.");
  await page.goto(`${TOPIC}/comparison`);
  await expect(page.getByRole("columnheader", { name: "Surgery", exact: true })).toBeInViewport();
  expect(
    await page
      .locator("table")
      .first()
      .evaluate((table) => getComputedStyle(table).display),
  ).toBe("table");
  await page.goto(`${TOPIC}/whole-article`);
  for (const name of ["Main", "Previous and next page"]) {
    await expect(page.getByRole("navigation", { name })).toBeHidden();
  }
  for (const leads of ["search", '[href="/consultation"]', '[href$=".pdf"]', '[href="#main"]']) {
    expect(await page.locator(leads).filter({ visible: true }).count(), leads).toBe(0);
  }
  for (const kept of [
    "made up",
    "/whole-article",
    "Text last changed",
    "A sheet to take to another doctor",
    "My name",
  ]) {
    await expect(page.getByText(kept).filter({ visible: true }).first()).toBeVisible();
  }
  const betweenMargins = 672;
  await page.setViewportSize({ width: betweenMargins, height: 900 });
  const needed = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(needed, "what is too wide for A4 makes a browser print everything smaller").toBeLessThanOrEqual(
    betweenMargins,
  );
});

test("the whole article can be kept as a PDF that a screen reader can read out", async ({ page, request }) => {
  await page.goto(`${TOPIC}/whole-article`);
  const link = page.getByRole("main").locator('a[href$=".pdf"]');
  const response = await request.get((await link.getAttribute("href")) ?? "");
  expect(response.headers()).toMatchObject({
    "content-type": "application/pdf",
    "content-disposition": 'inline; filename="achilles-tendon-rupture-whole-article.pdf"',
    "x-content-type-options": "nosniff",
    "cache-control": PAGE_CACHING,
  });
  const bytes = await response.body();
  const facts = readPdf(bytes);
  expect(pdfProblem(facts)).toBeNull();
  expect(facts).toMatchObject({ title: await page.title(), language: "en" });
  await expect(link.locator("xpath=..")).toContainText(`(PDF, ${facts?.pages} pages, `);
});

/** What paper says under a question in a browser that cannot print its answer open: the rules for it, put to use. */
function underQuestionWhereItStaysClosed(): string {
  const rulesIn = (holder: object): CSSRule[] =>
    "cssRules" in holder && holder.cssRules instanceof CSSRuleList
      ? [...holder.cssRules].flatMap((rule) => [rule, ...rulesIn(rule)])
      : [];
  const rules = [...document.styleSheets].flatMap(rulesIn);
  const isForIt = (rule: CSSRule) =>
    rule instanceof CSSSupportsRule && rule.conditionText === "not selector(::details-content)";
  for (const { cssText } of rules.filter(isForIt).flatMap(rulesIn)) document.styleSheets[0]?.insertRule(cssText);
  const summary = document.querySelector("article summary:has(h2, h3, h4)");
  return summary ? getComputedStyle(summary, "::after").content : "";
}
