import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { TEST_SERVER } from "@/lib/cli/test-server";
import { barriersOn } from "../support/barriers";
import { kill, startOwnSite } from "../support/own-site";
import { htmlFaults } from "../support/page-rules";
import { expect, test } from "../support/playwright-test";

const EMPTY = "/search";
const FOUND = "/search?q=akilles+boot";
const NOTHING = "/search?q=zzzzqqqq";

/** What TCP sends before it waits for an answer. */
const FIRST_BYTES = 14_600;

test("each answer of the search is valid, light, without script, and kept by nobody", async ({ request }) => {
  for (const address of [EMPTY, FOUND, NOTHING]) {
    const response = await request.get(address, { headers: { "accept-encoding": "br" } });
    const text = await response.text();
    expect(response.status()).toBe(200);
    expect(response.headers()).toMatchObject({ "cache-control": "no-store" });
    expect(response.headers()["content-security-policy"]).toContain("script-src 'none'");
    expect(response.headers()).not.toHaveProperty("etag");
    expect(Number(response.headers()["content-length"])).toBeLessThan(FIRST_BYTES);
    expect(text).not.toMatch(/<script|<link[^>]*script|\sstyle="/);
    expect(text).toContain('<meta name="robots" content="noindex">');
    expect(text).toContain('<meta name="referrer" content="no-referrer">');
    expect(await htmlFaults(text), address).toEqual([]);
  }
});

test("no answer has a barrier that axe can find, each fits a narrow screen, and found words stand out", async ({
  page,
}) => {
  test.setTimeout(90_000);
  for (const [address, width, colorScheme] of [
    [EMPTY, 1280, "dark"],
    [NOTHING, 320, "dark"],
    [FOUND, 320, "light"],
    [FOUND, 1280, "dark"],
  ] as const) {
    await page.goto(address);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    expect(await barriersOn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  const look = () =>
    page
      .locator("mark")
      .first()
      .evaluate((mark) => {
        const { fontWeight, backgroundColor } = getComputedStyle(mark);
        return { fontWeight, backgroundColor, page: getComputedStyle(document.body).backgroundColor };
      });
  expect((await look()).fontWeight).toBe("600");
  await page.emulateMedia({ forcedColors: "active" });
  const forced = await look();
  expect(forced.backgroundColor).not.toBe(forced.page);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a patient searches from any page by keyboard and reaches the very heading, and on a phone from the menu", async ({
    page,
  }) => {
    await page.goto("/about");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Search" }).press("Enter");
    await page.getByRole("searchbox", { name: "What are you looking for?" }).focus();
    await page.keyboard.type("pop in my heel");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/search?q=pop+in+my+heel");
    await expect(page).toHaveTitle(/results for “pop in my heel” – Search/);

    const box = page.getByRole("searchbox");
    await expect(box).toHaveCount(1);
    await expect(box).toHaveValue("pop in my heel");
    await box.focus();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Search" })).toBeFocused();
    await page.keyboard.press("Tab");
    const first = page.getByRole("main").getByRole("listitem").first();
    await expect(first.getByRole("link")).toBeFocused();
    await expect(first.locator("mark").first()).toHaveText("pop");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/achilles-tendon-rupture\/condition#[a-z-]+$/);
    await expect(page.locator(new URL(page.url()).hash)).toBeInViewport();

    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole("navigation", { name: "Main" }).getByText("Menu").click();
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Search" }).click();
    await page.getByRole("searchbox", { name: "What are you looking for?" }).fill("akilles");
    await page.getByRole("button", { name: "Search" }).click();
    await expect(page.getByText("We found nothing for “akilles”, so we looked for “Achilles”.")).toBeVisible();
  });
});

test("each result leads to a page, and to a place that is on it", async ({ request }) => {
  const main = (await (await request.get("/search?q=surgery")).text()).split("<main")[1] ?? "";
  const list = main.slice(0, main.indexOf("</ol>"));
  const hrefs = [...list.matchAll(/<a href="(\/[^"]*)"/g)].map(([, href = ""]) => href);
  expect(hrefs).toHaveLength(10);
  for (const href of [...hrefs, "/#reach-us"]) {
    const [address = "", anchor] = href.split("#");
    const response = await request.get(address);
    expect(response.status(), href).toBe(200);
    if (anchor) expect(await response.text(), href).toContain(` id="${anchor}"`);
  }
});

test("what is typed is shown as text and leads nowhere, whatever it is", async ({ page }) => {
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  for (const typed of [
    '"><script>alert(1)</script>',
    "</title></style></head><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "https://evil.example/",
    "a".repeat(5000),
  ]) {
    await page.goto(`/search?${new URLSearchParams({ q: typed })}`);
    expect(await page.locator("script, img").count()).toBe(0);
    await expect(page.getByRole("searchbox")).toHaveValue(typed.slice(0, 120));
    const links = page.locator("a[href]");
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(hrefs.filter((href) => !/^(\/(?!\/)|#|tel:|mailto:)/.test(href))).toEqual([]);
  }
  expect(dialogs).toEqual([]);
});

test("an address with strange queries is answered like any other", async ({ request }) => {
  for (const query of ["q=boot&q=cast", "q[]=boot", "q=%zz", "q=%00%01", "q=%F0%9F", "q", "x=1", "__proto__=1"]) {
    expect((await request.get(`/search?${query}`)).status(), query).toBe(200);
  }
});

test("what is typed stands in no log and in no file of the server, however it is asked", async () => {
  const canary = "canaryquagga";
  const site = await startOwnSite();
  const address = `${site.url}/search?q=${canary}`;
  await fetch(address);
  await fetch(address, { method: "HEAD" });
  await fetch(address, { headers: { rsc: "1" } });
  await fetch(`${address}&_rsc=abc`, { headers: { rsc: "1", "next-router-prefetch": "1" } });
  await fetch(address, { method: "POST", body: `q=${canary}` });
  await fetch(address, { method: "DELETE" });
  await fetch(`${site.url}/search/${canary}?q=${canary}`);
  for (const other of [address, address.replace("?", "/?"), address.replace("/search", "//search")]) {
    for (const headers of [new Headers(), new Headers({ rsc: "1" })]) {
      const answer = await fetch(other, { headers, redirect: "manual" });
      expect(answer.headers.get("cache-control"), other).toMatch(/no-store/);
    }
  }
  await kill(site);
  expect(site.printed()).toContain("started");
  expect(site.printed()).not.toContain(canary);
  expect(await filesWith(canary, [site.dataDir, TEST_SERVER.BUILD_DIR])).toEqual([]);
});

/** The files below some folders that hold a word. */
async function filesWith(word: string, folders: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const bytes = await readFile(file).catch(() => Buffer.alloc(0));
      if (bytes.includes(word)) found.push(file);
    }
  }
  return found;
}
