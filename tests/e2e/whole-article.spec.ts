import { expect, test } from "../support/playwright-test";

const PATH = "/achilles-tendon-rupture/whole-article";

/** The page with the cards of the studies, which are laid out one by one as well. */
const STUDIES = "/achilles-tendon-rupture/evidence";

test.beforeEach(({ page }) => page.setViewportSize({ width: 360, height: 740 }));

test("a drawing comes when a reader comes near it, and all of them when the page is printed", async ({ page }) => {
  const asked = new Set<string>();
  page.on("request", (request) => {
    if (request.url().includes("/drawings/")) asked.add(request.url());
  });
  await page.goto(PATH, { waitUntil: "networkidle" });
  const drawings = await page.locator("figure > img").count();
  expect(drawings).toBeGreaterThan(4);
  expect(asked.size).toBe(0);
  await page.locator("figure > img").first().scrollIntoViewIfNeeded();
  await expect.poll(() => asked.size).toBeGreaterThan(0);
  expect(asked.size).toBeLessThan(drawings);
  await page.pdf();
  expect(asked.size).toBe(drawings);
});

for (const far of [`${PATH}#evidence`, `${STUDIES}#reviews`]) {
  test(`a link leads far down to ${far}, and going back up never makes a reader lose the place`, async ({ page }) => {
    await page.goto(far);
    const heading = page.locator(new URL(page.url()).hash);
    await expect(heading).toBeInViewport();
    const place = () => heading.evaluate((element) => element.getBoundingClientRect().top);
    for (let turn = 0; turn < 12; turn += 1) {
      const before = await place();
      await page.mouse.wheel(0, -400);
      await expect.poll(async () => Math.abs((await place()) - before - 400)).toBeLessThan(2);
    }
  });
}

test("a note leads to its source, however far down it stands", async ({ page }) => {
  await page.goto(PATH);
  await page.locator("sup a").last().click();
  await expect(page).toHaveURL(/#source-\d+$/);
  await expect(page.locator(new URL(page.url()).hash)).toBeInViewport();
});

test("on paper every part is laid out, whether it was read or not", async ({ page }) => {
  await page.goto(PATH);
  await page.emulateMedia({ media: "print" });
  const left = await page
    .locator("main *")
    .evaluateAll((all) => all.filter((element) => getComputedStyle(element).contentVisibility === "auto").length);
  expect(left).toBe(0);
  await expect(page.getByText("My name")).toBeVisible();
});
