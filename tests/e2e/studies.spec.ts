import type { Page } from "@playwright/test";
import { barriersOn } from "../support/barriers";
import { expect, test } from "../support/playwright-test";

const PAGE = "/achilles-tendon-rupture/evidence";

test.use({ javaScriptEnabled: false });

/** The questions above the study cards, each with the values of its answers. */
async function questionsOn(page: Page): Promise<string[][]> {
  const groups = await page.locator("main fieldset").all();
  return Promise.all(
    groups.map(async (group) => {
      const radios = await group.getByRole("radio").all();
      return Promise.all(radios.map(async (radio) => (await radio.getAttribute("value")) ?? ""));
    }),
  );
}

async function choose(page: Page, values: string[]): Promise<void> {
  for (const value of values) await page.locator(`main [value="${value}"]`).check();
}

/** The same as fast as it goes, for all that can be chosen. */
async function click(page: Page, value: string): Promise<void> {
  await page.locator(`main [value="${value}"]`).evaluate((input: HTMLInputElement) => input.click());
}

test("whatever is chosen, each study that is not about the reader says why, and all can still be read", async ({
  page,
}) => {
  test.setTimeout(90_000);
  await page.goto(PAGE);
  const [injuries = [], products = [], surgeries = []] = await questionsOn(page);
  expect([injuries.length, products.length, surgeries.length]).toEqual([6, 5, 3]);
  const cards = page.locator("article article");
  const total = await cards.count();
  const verdict = async () => (await page.getByRole("status").allInnerTexts()).join();

  // Without an answer cards wait for the reader; in so tall a window every one is near enough to be laid out.
  await page.setViewportSize({ width: 1280, height: 6_000 });
  const found = Array.from({ length: total }, () => "What was found");
  await expect(cards).toContainText(found, { useInnerText: true });
  expect(await verdict()).toContain(`All ${total} cards are shown`);
  await page.setViewportSize({ width: 1280, height: 720 });

  for (const injury of injuries) {
    await click(page, injury);
    for (const product of products) {
      await click(page, product);
      for (const surgery of surgeries) {
        await click(page, surgery);
        const chosen = [injury, product, surgery];
        if (chosen.every((answer) => answer.startsWith("any"))) continue;
        const words = await cards.allInnerTexts();
        const fitting = words.filter((text) => !text.includes("about you")).length;
        const counted = fitting === 0 ? "No study we found is about this" : `${fitting} of the ${total} cards`;
        expect(await verdict(), chosen.join()).toContain(counted);
        const hidden = words.filter((text) => !text.includes("What was found"));
        expect(hidden, chosen.join()).toEqual([]);
      }
    }
  }
});

test("studies that are not about the reader come after those that are", async ({ page }) => {
  await page.goto(PAGE);
  await choose(page, ["worn"]);
  const cards = await page.locator("article article").all();
  const places = await Promise.all(
    cards.map(async (card) => ({
      top: (await card.boundingBox())?.y ?? 0,
      isNot: (await card.allInnerTexts()).join().includes("Not about you"),
    })),
  );
  const tops = (isNot: boolean) => places.filter((place) => place.isNot === isNot).map(({ top }) => top);
  expect(tops(true).length).toBeGreaterThan(0);
  expect(Math.max(...tops(false))).toBeLessThanOrEqual(Math.min(...tops(true)));
});

test("the questions work by keyboard, and a button takes the answers back", async ({ page }) => {
  await page.goto(PAGE);
  await page.locator('main [value="any-injury"]').focus();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("status")).toContainText("Worn, not torn");
  const { length } = await page.evaluate(() => ({ length: window.history.length }));
  await page.keyboard.press("Enter");
  expect(page.url()).not.toContain("worn");
  expect(await page.evaluate(() => window.history.length)).toBe(length);
  await page.getByRole("button", { name: "Start again" }).click();
  await expect(page.getByRole("status")).toContainText("cards are shown");
});

test("studies that have stepped back have no barrier that axe can find, in light and in dark", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: true });
  const page = await context.newPage();
  await page.goto(PAGE);
  await choose(page, ["torn", "cultured", "with"]);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await barriersOn(page, { within: "section:has(fieldset)" })).toEqual([]);
  }
  await context.close();
});

test("on paper and in the reader's own colors, every study is shown as any other", async ({ page }) => {
  await page.goto(PAGE);
  await choose(page, ["partial", "fat", "with"]);
  const sizes = () =>
    page.locator("article article").evaluateAll((all) => all.map((card) => getComputedStyle(card).fontSize));
  expect(new Set(await sizes()).size).toBe(1);
  const small = (await sizes())[0];
  await page.emulateMedia({ forcedColors: "active" });
  const own = await sizes();
  await page.emulateMedia({ forcedColors: "none", media: "print" });
  for (const size of [...own, ...(await sizes())])
    expect(Number.parseFloat(size)).not.toBe(Number.parseFloat(small ?? ""));
  await expect(page.locator("main form")).toBeHidden();
  expect((await page.locator("article article").allInnerTexts()).join()).not.toContain("about you:");
});
