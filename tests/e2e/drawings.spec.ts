import { expect, test } from "../support/playwright-test";

const TOPIC = "/achilles-tendon-rupture";

for (const width of [320, 360, 1280]) {
  test(`at ${width} px, known and unknown are drawn at one size, so that neither looks like more`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${TOPIC}/comparison`);
    const boxes = await Promise.all((await page.locator("figure > svg").all()).map((svg) => svg.boundingBox()));
    expect(boxes.length).toBe(3);
    expect(new Set(boxes.map((box) => `${box?.width.toFixed(1)} × ${box?.height.toFixed(1)}`)).size).toBe(1);
  });
}

test("in a reader's own colors, what nobody has counted shows no people at all", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto(`${TOPIC}/comparison`);
  await expect(
    page.getByRole("img", { name: "A question mark in place of people" }).locator("path").first(),
  ).toBeHidden();
  await expect(page.getByRole("img", { name: "of 100 people filled in" }).locator("path").first()).toBeVisible();
});

test("the seven-patient series shows seven people, and an empty mark for each missing start and end", async ({
  page,
}) => {
  await page.goto(`${TOPIC}/evidence`);
  const series = page.getByRole("figure");
  await expect(series.getByRole("img", { name: "7 people, 0 of them filled in" })).toBeVisible();
  await expect(series.getByRole("img", { name: /start and end are not reported/ })).toHaveCount(2);
  await expect(series.locator("circle[r='11'], rect[rx='4']")).toHaveCount(7);
});
