import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Page, Request } from "@playwright/test";
import { TEST_SERVER } from "@/lib/cli/test-server";
import { fillIn, openWithScript, referenceOn, scriptRuns, send, summary } from "../support/consultation-form";
import { expect, test } from "../support/playwright-test";

const FORM = "/consultation";

/** The most that the HTML of the form may weigh with its headers: what TCP sends before it waits. Bytes. */
const FIRST_FLIGHT = 14_600;

/** The most that the scripts of the form may weigh, each compressed by gzip. Bytes. */
const SCRIPTS = 165_000;

/** The addresses of scripts that a page asks for from now on. */
function scriptsOf(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request: Request) => {
    if (request.resourceType() === "script") asked.push(new URL(request.url()).pathname);
  });
  return asked;
}

test("the form arrives at once, and allows no script but its loader and what that loads", async ({ request }) => {
  const answer = await request.get(FORM, { headers: { "accept-encoding": "br" } });
  const headers = answer.headersArray().reduce((sum, { name, value }) => sum + `${name}: ${value}\r\n`.length, 0);
  expect(Number(answer.headers()["content-length"]) + headers).toBeLessThanOrEqual(FIRST_FLIGHT);

  const html = await answer.text();
  const [, loader = ""] = /<script>(.*?)<\/script>/s.exec(html) ?? [];
  const hash = createHash("sha256").update(loader).digest("base64");
  const policy = answer.headers()["content-security-policy"];
  expect(policy).toContain(`script-src 'self' 'sha256-${hash}' 'strict-dynamic'; style-src 'self' 'sha256-`);
  expect(policy).not.toMatch(/nonce|unsafe/);
  expect(answer.headers()["cache-control"]).toBe("no-store");
  expect(html.match(/<script/g)).toHaveLength(2);
});

test("whoever only reads what stands above the form loads no script", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  const asked = scriptsOf(page);
  await page.goto(FORM, { waitUntil: "networkidle" });
  expect(asked).toEqual([]);
  await scriptRuns(page);
  expect(asked.length).toBeGreaterThan(3);
});

test("no script is asked for before the first paint, and all of it weighs little and is kept for good", async ({
  page,
  request,
}) => {
  // So tall that the form is in view from the beginning.
  await page.setViewportSize({ width: 1280, height: 4_000 });
  const asked = scriptsOf(page);
  await openWithScript(page);
  await page.waitForLoadState("networkidle");
  const { painted, first } = await page.evaluate(() => ({
    painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
    first: Math.min(
      ...performance
        .getEntriesByType("resource")
        .filter(({ name }) => name.endsWith(".js"))
        .map(({ startTime }) => startTime),
    ),
  }));
  expect(first).toBeGreaterThanOrEqual(painted);

  const files = [...new Set(asked)];
  expect(files.length).toBeGreaterThan(3);
  const sizes = files.map((file) => {
    const script = readFileSync(path.join(TEST_SERVER.BUILD_DIR, file.replace("/_next/", "")));
    return gzipSync(script, { level: 9 }).byteLength;
  });
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(SCRIPTS);

  const script = await request.get(files[0] ?? "", { headers: { "accept-encoding": "br" } });
  expect(script.headers()).toMatchObject({ "content-encoding": "br", vary: "Accept-Encoding" });
  expect(script.headers()["cache-control"]).toContain("immutable");
});

/** The classes that the whole style sheet has a rule for, and the page that is open uses, and those it has a rule for. */
async function classesWithRules(page: Page) {
  const whole = globSync(path.join(TEST_SERVER.BUILD_DIR, "static/**/*.css")).map((file) => readFileSync(file, "utf8"));
  const carried = await page.locator("style").allTextContents();
  const used = await page.evaluate(() => [
    ...new Set([...document.querySelectorAll("[class]")].flatMap((element) => [...element.classList])),
  ]);
  const names = await page.evaluate((list) => list.map((name) => `.${CSS.escape(name)}`), used);
  const ruled = (sheets: string[]) => {
    const known = new Set(sheets.join("").match(/\.(?:\\.|[\w-])+/g));
    return names.filter((name) => known.has(name)).toSorted();
  };
  return { wanted: ruled(whole), there: ruled(carried) };
}

test("whatever the form has to say later, its style has come with it", async ({ page, allowConsole }) => {
  allowConsole(/503|429|502|Failed to load resource/);
  await openWithScript(page);
  await send(page);
  await expect(summary(page)).toBeVisible();
  const withErrors = await classesWithRules(page);
  expect(withErrors.there).toContain(".text-danger");
  expect(withErrors.there).toEqual(withErrors.wanted);

  await fillIn(page);
  const answered = Promise.withResolvers<void>();
  await page.route(`**${FORM}`, async (route) => {
    await answered.promise;
    await route.fulfill({ status: 502, contentType: "text/html", body: "<p>Sign in</p>" });
  });
  await send(page);
  await expect(page.getByRole("button", { name: "Sending…" })).toBeVisible();
  const sending = await classesWithRules(page);
  expect(sending.there).toEqual(sending.wanted);
  answered.resolve();
  await expect(summary(page)).toBeVisible();
  const failed = await classesWithRules(page);
  expect(failed.there).toEqual(failed.wanted);
  expect(await page.locator("style").count()).toBe(1);
});

test("a form that came back without script is taken over by the script as it is", async ({ page }) => {
  const blocked = Promise.withResolvers<void>();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await blocked.promise;
    await route.continue().catch(() => undefined);
  });
  await page.goto(FORM, { waitUntil: "commit" });
  await page.getByLabel("Your name").fill("Ada Lovelace");
  await send(page);
  await expect(summary(page)).toBeVisible();
  blocked.resolve();
  await scriptRuns(page);
  await expect(page.getByLabel("Your name")).toHaveValue("Ada Lovelace");
  await fillIn(page);
  await expect(summary(page)).toHaveCount(0);
  await send(page);
  await referenceOn(page);
});

test("the script finds the stamp that its page came with", async ({ page }) => {
  await page.goto(FORM, { waitUntil: "commit" });
  const keys = await page
    .locator("input[name=onceKey]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("value")));
  expect(keys).toEqual([expect.stringMatching(/^[\w-]{46}$/)]);
  await scriptRuns(page);
  await expect(page.locator("input[name=onceKey]")).toHaveValue(keys[0] ?? "");
});
