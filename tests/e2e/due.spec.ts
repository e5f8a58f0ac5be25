import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { barriersOn } from "../support/barriers";
import { htmlFaults } from "../support/page-rules";
import { expect, test } from "../support/playwright-test";
import { submitTo, vaultIn } from "../support/requests";
import { signInBrowser } from "../support/staff-browser";

const DATA_DIR = process.env.TEST_DATA_DIR ?? "";

const PAGE = "achilles-tendon-rupture/condition";

/** What is wrong with a page for those who use it on a phone, in light and in dark. */
async function faultsOn(page: Page): Promise<string[]> {
  const found = await htmlFaults(await page.content());
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await barriersOn(page)));
  }
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  return width > 320 ? [...found, `${width} pixels wide`] : found;
}

test("a clinician sees how the desk does and which pages are due, and signs nothing without a second thought", async ({
  page,
  context,
}) => {
  const vault = await vaultIn(DATA_DIR);
  await submitTo(vault, { name: "Wilma Numbers" }, undefined, { limited: false });
  await vault.store.destroy();
  await signInBrowser(context, DATA_DIR, "clinician");
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/staff");
  await page.getByRole("link", { name: "Numbers", exact: true }).click();
  await page.getByText("as a table").first().click();
  await expect(page.getByRole("table").first().getByRole("row").nth(1)).toContainText(/\d/);
  expect(await faultsOn(page)).toEqual([]);

  await page.getByRole("link", { name: "Pages due" }).click();
  expect(await faultsOn(page)).toEqual([]);
  await page.locator(`a[href="/staff/pages/${PAGE}"]`).click();
  expect(await faultsOn(page)).toEqual([]);
  const before = await readFile(`content/${PAGE}.mdx`, "utf8");
  await page.getByLabel("Your profession").fill("orthopedic surgeon");
  await page.getByRole("button", { name: "Sign this page" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Your profession")).toHaveValue("orthopedic surgeon");
  expect(await readFile(`content/${PAGE}.mdx`, "utf8")).toBe(before);
});
