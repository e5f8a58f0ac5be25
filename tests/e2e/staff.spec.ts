import type { Page } from "@playwright/test";
import { addStaff } from "@/lib/staff/accounts";
import { doorTo } from "@/lib/staff/door";
import { barriersOn } from "../support/barriers";
import { codeOf } from "../support/one-time-code";
import { kill, startOwnSite } from "../support/own-site";
import { htmlFaults } from "../support/page-rules";
import { expect, test } from "../support/playwright-test";
import { vaultIn } from "../support/requests";
import { PASSWORD } from "../support/staff";

const EMAIL = "ana@clinic.example";

/** The pages that are looked at in the dark too: between them they use every color of the staff area. */
const DARK = ["/staff/set-password", "/staff/set-up", "/staff/account"];

/** What is wrong with a page for those who use it: barriers, its HTML, and its width on a phone. */
async function faultsOn(page: Page, path: string): Promise<string[]> {
  const found = [...(await htmlFaults(await page.content())), ...(await barriersOn(page))];
  if (DARK.includes(path)) {
    await page.emulateMedia({ colorScheme: "dark" });
    found.push(...(await barriersOn(page)));
    await page.emulateMedia({ colorScheme: "light" });
  }
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  return width > 320 ? [...found, `${width} pixels wide`] : found;
}

// Here pages fade as they do for most people.
test.use({ contextOptions: { reducedMotion: "no-preference" } });

test("a receptionist sets a password and a phone up, signs in, and leaves nothing behind", async ({ browser }) => {
  test.slow();
  const site = await startOwnSite();
  const vault = await vaultIn(site.dataDir);
  const door = doorTo(vault, site.url);
  const made = await addStaff(door, { email: EMAIL, name: "Ana Ruiz", role: "desk" }, { at: new Date(), person: "me" });
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
  const seen = new Set<string>();
  const at = async (path: string) => {
    await expect(page).toHaveURL(`${site.url}${path}`);
    if (!seen.has(path)) expect(await faultsOn(page, path), path).toEqual([]);
    seen.add(path);
  };
  const fill = async (fields: Record<string, string>, button: string) => {
    for (const [label, text] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(text);
    await page.getByRole("button", { name: button }).click();
  };

  await page.goto(`${site.url}/staff/set-password`);
  const code = made.ok ? made.code : "";
  await fill(
    { "The code that you were given": code, "New password": "short", "The same password again": "short" },
    "Set",
  );
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByRole("alert")).toContainText("15 characters or more");
  await at("/staff/set-password");
  await fill({ "New password": PASSWORD, "The same password again": PASSWORD }, "Set");
  await expect(page.getByRole("status")).toHaveText("Your password is set. You can sign in with it now.");

  await page.getByRole("link", { name: "Sign in" }).click();
  await fill({ "E-mail address": EMAIL, Password: "wrong wrong wrong" }, "Go on");
  await expect(page.getByRole("alert")).toContainText("The e-mail address or the password is wrong.");
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
  await at("/staff/sign-in");
  await fill({ Password: PASSWORD }, "Go on");
  await at("/staff/set-up");
  await page.goto(`${site.url}/staff`);
  await at("/staff/set-up");
  const secret = (await page.getByText(/^([A-Z2-7]{4} ){12}[A-Z2-7]{4}$/).textContent()) ?? "";
  const uri = await page.getByRole("link", { name: "Open it in the app" }).getAttribute("href");
  expect(uri).toContain(`secret=${secret.replaceAll(" ", "")}`);
  const used = codeOf(secret, new Date());
  await fill({ "Code from your app": used }, "Finish");
  await at("/staff/recovery-codes");
  const [recovery = ""] = await page.getByRole("list").last().getByRole("listitem").allTextContents();
  await page.getByRole("button", { name: "I have them on paper" }).click();
  await expect(page.getByText("Ana Ruiz, Desk")).toBeVisible();
  await at("/staff");

  await page.goto(`${site.url}/staff/recovery-codes`);
  await at("/staff/account");
  await page.getByRole("button", { name: "Make new recovery codes" }).click();
  await fill({ "Code from your app": used }, "Go on");
  await expect(page.getByRole("alert")).toContainText("was used before");
  await at("/staff/confirm?to=/staff/account");

  const cookies = await page.context().cookies();
  expect(cookies).toMatchObject([{ name: "__Host-staff", httpOnly: true, secure: true, sameSite: "Lax", expires: -1 }]);
  await page.goto(`${site.url}/staff`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await at("/staff/sign-in");
  expect(await page.context().cookies()).toEqual([]);
  await page.goBack();
  await expect(page).toHaveURL(`${site.url}/staff/sign-in`);
  await page.context().addCookies(cookies);
  await page.goto(`${site.url}/staff`);
  await expect(page).toHaveURL(`${site.url}/staff/sign-in`);

  await fill({ "E-mail address": EMAIL, Password: PASSWORD }, "Go on");
  await at("/staff/second-factor");
  await page.goto(`${site.url}/staff/account`);
  await expect(page).toHaveURL(`${site.url}/staff/sign-in?to=/staff/account`);
  // Each step passes on where somebody wanted to go, as from the link in an e-mail.
  await fill({ "E-mail address": EMAIL, Password: PASSWORD }, "Go on");
  await at("/staff/second-factor?to=/staff/account");
  await page.goto(`${site.url}/staff/recovery`);
  await at("/staff/recovery");
  await fill({ "Recovery code": recovery.toLowerCase() }, "Sign in");
  await expect(page.getByText("You have 9 left")).toBeVisible();
  await page.close();
  expect(site.printed()).not.toMatch(/ana@|Ruiz|calm words/i);
  await vault.store.destroy();
  await kill(site);
});
