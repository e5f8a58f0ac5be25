import { readFile } from "node:fs/promises";
import { barriersOn } from "../support/barriers";
import { codeOf, momentBefore } from "../support/one-time-code";
import { expect, test } from "../support/playwright-test";
import { submitTo, vaultIn } from "../support/requests";
import { rowsIn } from "../support/rows-in";
import { signInBrowser } from "../support/staff-browser";

const DATA_DIR = process.env.TEST_DATA_DIR ?? "";

test("an administrator gives a further code, takes a table and a copy out, erases a request and finds all of it in the trail", async ({
  page,
  context,
}) => {
  const vault = await vaultIn(DATA_DIR);
  const name = `Wilma Export ${process.pid}`;
  const form = { name, email: `export-${process.pid}@example.com`, message: '=HYPERLINK("https://evil.example")' };
  const reference = await submitTo(vault, form, undefined, { limited: false });
  const secret = await signInBrowser(context, DATA_DIR, "admin", await momentBefore());

  await page.goto("/staff/export");
  await expect(page).toHaveURL(/\/staff\/confirm\?to=\/staff\/export$/);
  await page.getByLabel("Code from your app").fill(codeOf(secret, new Date()));
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page).toHaveURL(/\/staff\/export$/);
  expect(await barriersOn(page)).toEqual([]);
  await page.getByLabel("Received from").fill("2026-01-02");
  await page.getByLabel("To, and on").fill("2026-01-01");
  await page.getByRole("button", { name: "Download the table" }).click();
  await expect(page.getByRole("alert")).toContainText("the earlier one first");
  await page.goto("/staff/export");
  const [table] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download the table" }).click(),
  ]);
  expect(table.suggestedFilename()).toMatch(/^requests-[\d-]+-to-[\d-]+\.csv$/);
  const text = await readFile(await table.path(), "utf8");
  const row = rowsIn(text.slice(1)).find(([first]) => first === reference);
  expect(row).toContain('\'=HYPERLINK("https://evil.example")');

  await page.goto(`/staff/requests/${reference}`);
  await page.getByRole("link", { name: "Make a copy for the person" }).click();
  expect(await barriersOn(page)).toEqual([]);
  const [copy] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download the copy" }).click(),
  ]);
  expect(copy.suggestedFilename()).toBe(`request-${reference}.json`);
  expect(JSON.parse(await readFile(await copy.path(), "utf8")).reference).toBe(reference);

  await page.goto(`/staff/requests/${reference}/erase`);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(page.getByText(name)).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
  await page.getByRole("button", { name: "Erase it for good" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Request ${reference} is erased`);
  await page.goto(`/staff/requests/${reference}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No request has this reference");

  await page.goto("/staff/trail?kind=leaving");
  const entries = page.getByRole("listitem").filter({ hasText: "Ana Ruiz" });
  await expect(entries.filter({ hasText: "erased a request" }).first()).toBeVisible();
  await expect(entries.filter({ hasText: "took a copy of a request" }).first()).toBeVisible();
  await expect(entries.filter({ hasText: "exported a table" }).first()).toBeVisible();
  await page.getByRole("button", { name: "Check that nothing was changed" }).click();
  await expect(page.getByRole("status")).toContainText("The trail holds");
  expect(await barriersOn(page)).toEqual([]);
  await vault.store.destroy();
});
