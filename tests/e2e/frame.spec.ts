import { expect, test } from "@/tests/support/playwright-test";

const PAGE = "/achilles-tendon-rupture/procedure";

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("on a phone the menu and the contents open by keyboard and lead on", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(PAGE);
    const menu = page.getByRole("navigation", { name: "Main" });
    await expect(menu.getByRole("link", { name: "About us" })).toBeHidden();
    await menu.locator("summary").focus();
    await page.keyboard.press("Enter");
    await expect(menu.getByRole("link", { name: "About us" })).toBeVisible();
    await page.keyboard.press("Tab");
    await expect(menu.getByRole("link").first()).toBeFocused();

    const contents = page.getByRole("navigation", { name: "Contents" });
    await expect(contents.locator("summary")).toContainText("page 3 of 9");
    await contents.locator("summary").focus();
    await page.keyboard.press("Enter");
    await expect(contents.getByRole("link", { name: "The procedure" })).toHaveAttribute("aria-current", "page");
    const part = contents.getByRole("list", { name: "On this page" }).getByRole("link").nth(1);
    const title = (await part.textContent()) ?? "";
    await part.press("Enter");
    await expect(page.getByRole("heading", { name: title, exact: true })).toBeInViewport();
    await contents.getByRole("link", { name: "The evidence" }).press("Enter");
    await expect(page).toHaveURL(/\/evidence$/);
  });

  test("on a wide screen the menu and the contents stand open, for the eye and for a screen reader", async ({
    page,
  }) => {
    await page.goto(PAGE);
    for (const [name, link] of [
      ["Main", "About us"],
      ["Contents", "The evidence"],
    ] as const) {
      const navigation = page.getByRole("navigation", { name });
      await expect(navigation.locator("summary")).toBeHidden();
      await expect(navigation.getByRole("link", { name: link })).toBeInViewport();
    }
    const home = page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Home" });
    await home.press("Enter");
    await expect(page).toHaveURL(/localhost:\d+\/$/);
  });
});
