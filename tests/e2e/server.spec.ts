import { createHash } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { barriersOn } from "../support/barriers";
import { expect, test } from "../support/playwright-test";

const FORM = "/consultation";

/** One address of every kind that the server answers, and the status it answers with. */
const ROUTES: [path: string, status: number][] = [
  ["/", 200],
  ["/achilles-tendon-rupture/faq", 200],
  [FORM, 200],
  [`${FORM}/received?ref=AAAA-AAAA`, 200],
  ["/search?q=boot", 200],
  ["/nowhere", 404],
  ["/%zz", 400],
  ["/about/", 308],
  ["/sitemap.xml", 200],
  ["/robots.txt", 200],
  ["/.well-known/security.txt", 200],
  ["/llms.txt", 200],
  ["/manifest.webmanifest", 200],
  ["/icon.png", 200],
  ["/icon.svg", 200],
  ["/apple-touch-icon.png", 200],
  ["/images/share.png", 200],
  ["/healthz", 200],
  ["/readyz", 200],
  ["/_next/static/nothing.js", 404],
  ["/_global-error", 404],
  ["/%5Fglobal-error", 404],
  ["/_not-found", 404],
  ["/_next/image?url=%2Ficon.svg&w=64&q=75", 404],
];

const SAFE_HEADERS = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

for (const [path, status] of ROUTES) {
  test(`${path} is answered with ${status} and every safe header`, async ({ request }) => {
    const response = await request.get(path, { maxRedirects: 0 });
    const headers = response.headers();
    expect(response.status()).toBe(status);
    expect(headers).toMatchObject(SAFE_HEADERS);
    expect(headers["permissions-policy"]).toContain("geolocation=()");
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'/);
    // A drawing brings its own style and can run nothing.
    const policy = (headers["content-security-policy"] ?? "").replace(/; style-src 'unsafe-inline'$/, (style) => {
      return path.endsWith(".svg") ? "" : style;
    });
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    const [, shared = "0"] = /s-maxage=(\d+)/.exec(headers["cache-control"] ?? "") ?? [];
    expect(Number(shared)).toBeLessThanOrEqual(60);
    if (status >= 400) expect(headers["cache-control"]).toBe("no-store");
    expect(Object.keys(headers).filter((name) => /powered|nextjs|set-cookie/.test(name))).toEqual([]);
  });
}

for (const [path, rsc] of [
  ["/nowhere", "true"],
  ["/nowhere", "1"],
  ["/_global-error", "1"],
  ["/404", "1"],
  ["/about/x", ""],
] as const) {
  test(`${path} has nothing to run and to keep for who says “RSC: ${rsc}”`, async ({ request }) => {
    const response = await request.get(path, { headers: { rsc } });
    expect(response.status()).toBe(404);
    expect(response.headers()["cache-control"]).toBe("no-store");
    expect(await response.text()).not.toContain("<script");
  });
}

for (const path of ["/robots.txt", "/sitemap.xml", "/llms.txt", "/manifest.webmanifest", "/.well-known/security.txt"]) {
  test(`${path} may be kept for an hour`, async ({ request }) => {
    expect((await request.get(path)).headers()["cache-control"]).toBe("public, max-age=3600");
  });
}

/** Every address that the sitemap lists, as a path. */
async function documentPaths(request: APIRequestContext): Promise<string[]> {
  const sitemap = await (await request.get("/sitemap.xml")).text();
  const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = ""]) => new URL(address).pathname);
  return addresses.filter((path) => path !== FORM);
}

test("no document carries a script, and each allows the style it has and no more", async ({ request }) => {
  const paths = await documentPaths(request);
  expect(paths.length).toBeGreaterThan(10);
  for (const path of [...paths, "/nowhere", "/search?q=boot", `${FORM}/received?ref=AAAA-AAAA`]) {
    const response = await request.get(path);
    const html = await response.text();
    const styles = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, text = ""]) => text);
    const hash = createHash("sha256").update(styles.join("")).digest("base64");
    expect(html, path).not.toMatch(/<script(?! type="application\/ld\+json")|<link[^>]*script|\sstyle="/);
    expect(styles, path).toHaveLength(1);
    expect(response.headers()["content-security-policy"], path).toContain(
      `script-src 'none'; style-src 'sha256-${hash}';`,
    );
  }
});

test("a document is sent compressed, and not again to a browser that has it", async ({ request }) => {
  const first = await request.get("/about", { headers: { "accept-encoding": "br" } });
  expect(first.headers()["content-encoding"]).toBe("br");
  const tag = first.headers().etag ?? "";
  const again = await request.get("/about", { headers: { "accept-encoding": "br", "if-none-match": tag } });
  expect(again.status()).toBe(304);
});

test("every document comes with its headers in the first bytes that a phone is sent, and a whole topic in twice as many", async ({
  request,
}) => {
  const sitemap = await (await request.get("/sitemap.xml")).text();
  const sizes = [];
  for (const [, address = ""] of sitemap.matchAll(/<loc>([^<]+)</g)) {
    const { pathname } = new URL(address);
    if (pathname === FORM) continue;
    const answer = await request.get(pathname, { headers: { "accept-encoding": "br" } });
    const head = answer.headersArray().map(({ name, value }) => `${name}: ${value}\r\n`);
    const bytes = `HTTP/1.1 200 OK\r\n${head.join("")}\r\n`.length + Number(answer.headers()["content-length"]);
    sizes.push([pathname, bytes] as const);
  }
  expect(sizes.length).toBeGreaterThan(11);
  const most = (path: string) => (path.endsWith("/whole-article") ? 30_000 : 14_600);
  expect(sizes.filter(([path, bytes]) => !(bytes > 1_000 && bytes <= most(path)))).toEqual([]);
});

test("an address cannot lead to another site", async ({ request, baseURL }) => {
  for (const path of ["//evil.example/", "/%5Cevil.example/", "/https://evil.example/"]) {
    const response = await request.get(`${baseURL}${path}`, { maxRedirects: 0 });
    expect(new URL(response.headers().location ?? "/", baseURL).origin).toBe(baseURL);
  }
});

/** The hidden fields of the form that name its action, as a page carries them. */
async function actionFields(request: APIRequestContext): Promise<Record<string, string>> {
  const html = await (await request.get(FORM)).text();
  const fields = [...html.matchAll(/name="(\$ACTION_[^"]+)"(?: value="([^"]*)")?/g)];
  return Object.fromEntries(fields.map(([, name, value = ""]) => [name, value.replaceAll("&quot;", '"')]));
}

const NOT_SENT = "Your request was not sent";

test.describe("a form that is not taken says so on a page with the clinic's number", () => {
  /** Posts these fields and looks at the page that comes back. */
  async function expectRefusal(
    request: APIRequestContext,
    options: { status: number; origin: string; fields: Record<string, string> },
  ) {
    const { status, origin, fields } = options;
    const response = await request.post(FORM, { multipart: fields, headers: { origin } });
    const html = await response.text();
    expect(response.status()).toBe(status);
    expect(response.headers()["content-type"]).toContain("text/html");
    expect(response.headers()["content-security-policy"]).toContain("script-src 'none'");
    expect(html).toContain(`<h1>${NOT_SENT}</h1>`);
    expect(html).toMatch(/href="tel:\+\d+"/);
    return html;
  }

  test("because it comes from another site", async ({ request }) => {
    const fields = await actionFields(request);
    await expectRefusal(request, { status: 403, origin: "https://evil.example", fields });
    await expectRefusal(request, { status: 403, origin: "null", fields });
  });

  test("because it is too long", async ({ request, baseURL }) => {
    const fields = { ...(await actionFields(request)), message: "x".repeat(300_000) };
    await expectRefusal(request, { status: 413, origin: baseURL ?? "", fields });
  });

  test("because the page it was typed into is out of date", async ({ request, baseURL }) => {
    const fields = await actionFields(request);
    const stale = { ...fields, "$ACTION_1:0": fields["$ACTION_1:0"]?.replace(/[0-9a-f]{10}"/, '0123456789"') ?? "" };
    const html = await expectRefusal(request, { status: 409, origin: baseURL ?? "", fields: stale });
    expect(html).toContain("older version of this site");
  });

  test("because it names no action", async ({ request, baseURL }) => {
    await expectRefusal(request, { status: 415, origin: baseURL ?? "", fields: { name: "Ada" } });
  });

  test("because it is urlencoded", async ({ request, baseURL }) => {
    const response = await request.post(FORM, { form: { name: "Ada" }, headers: { origin: baseURL ?? "" } });
    expect(response.status()).toBe(415);
    expect(await response.text()).toContain(NOT_SENT);
  });

  test("because nothing can be sent to that page", async ({ request, baseURL }) => {
    const response = await request.post("/about", { multipart: { a: "b" }, headers: { origin: baseURL ?? "" } });
    expect(response.status()).toBe(405);
    expect(await response.text()).toContain(NOT_SENT);
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the page for what cannot be shown is easy to read on a phone, ${colorScheme}`, async ({
    page,
    allowConsole,
  }) => {
    allowConsole(/400/);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto("/%zz");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page could not be shown");
    expect(await barriersOn(page)).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
  });
}

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the answers in a form that is out of date can be copied from the page that says so", async ({
    page,
    allowConsole,
  }) => {
    allowConsole(/409/);
    await page.goto(FORM);
    await page.getByLabel("Your name").fill("Ada Lovelace");
    await page.locator('[name="message"]').fill("First line\nsecond <b>line</b>");
    await page.locator('[name="$ACTION_1:0"]').evaluate((field) => {
      if (field instanceof HTMLInputElement) field.value = field.value.replace(/[0-9a-f]{10}"/, '0123456789"');
    });
    await page.locator("form").evaluate((form) => form instanceof HTMLFormElement && form.submit());
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(NOT_SENT);
    await expect(page.getByText("Ada Lovelace")).toBeVisible();
    await expect(page.getByText("First line\nsecond <b>line</b>")).toBeVisible();
    await page.getByRole("link", { name: "Open the form again" }).click();
    await expect(page).toHaveURL(new RegExp(`${FORM}$`));
  });
});
