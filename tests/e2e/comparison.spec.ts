import type { Page } from "@playwright/test";
import { barriersOn } from "../support/barriers";
import { expect, test } from "../support/playwright-test";

const PAGE = "/achilles-tendon-rupture/comparison";
const WAYS = ["Cell injection", "Surgery", "Boot or cast with rehabilitation"];

/** What a screen reader finds in the comparison: its columns, the number of its rows, and the columns of all its cells. */
async function tableOn(page: Page) {
  const table = page.getByRole("table", { name: /^Three ways to treat/ });
  const cells = await table.getByRole("cell").all();
  return {
    columns: await table.getByRole("columnheader").allTextContents(),
    rows: await table.getByRole("rowheader").count(),
    cellsOf: [...new Set(await Promise.all(cells.map((cell) => cell.getAttribute("data-column"))))],
  };
}

const ALL = { columns: ["What we compare", ...WAYS], rows: 7, cellsOf: WAYS };

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("on a phone a reader sees all ways to be treated or one, chosen by keyboard, and on paper always all", async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(PAGE);
    const choices = page.getByRole("group", { name: "Show" }).getByRole("radio");
    expect(await tableOn(page)).toEqual(ALL);

    await choices.first().focus();
    for (const [at, way] of WAYS.entries()) {
      await page.keyboard.press("ArrowDown");
      await expect(choices.nth(at + 1)).toBeFocused();
      expect(await tableOn(page)).toEqual({ columns: ["What we compare", way], rows: 7, cellsOf: [way] });
    }
    for (const choice of await choices.all()) {
      const box = await choice.boundingBox();
      expect(Math.min(box?.height ?? 0, box?.width ?? 0)).toBeGreaterThanOrEqual(44);
    }
    await page.keyboard.press("ArrowDown");
    await expect(choices.first()).toBeFocused();
    expect(await tableOn(page)).toEqual(ALL);
    await choices.nth(2).check();
    await page.emulateMedia({ media: "print" });
    expect(await tableOn(page)).toEqual(ALL);
    await expect(choices.first()).toBeHidden();
    await page.emulateMedia({ media: "screen" });
    await page.setViewportSize({ width: 1280, height: 720 });
    expect(await tableOn(page)).toEqual(ALL);
  });

  test("what stays in sight above the rows hides nothing that is in focus", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(PAGE);
    const choice = page.getByRole("radio", { name: "Surgery" });
    const notes = await page.getByRole("table").first().locator("a, button").all();
    await notes.at(-1)?.focus();
    for (const note of notes.toReversed()) {
      await expect(note).toBeFocused();
      const [bar, link] = [await choice.boundingBox(), await note.boundingBox()];
      expect(bar?.y).toBeGreaterThanOrEqual(0);
      expect(link?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
      await page.keyboard.press("Shift+Tab");
    }
  });
});

/** With all ways shown, the page is looked at among all others. */
test("one way on its own has no barrier that axe can find, in light and in dark", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 740 });
  await page.goto(PAGE);
  await page.getByRole("radio", { name: "Surgery" }).check();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await barriersOn(page, { within: "div:has(> fieldset)" })).toEqual([]);
  }
});
