import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { findRequest } from "@/lib/consultation/requests";
import { barriersOn } from "../support/barriers";
import { answer, fillIn, openWithScript, referenceOn, scriptRuns, send, summary } from "../support/consultation-form";
import { siteWithOwnContent } from "../support/own-content";
import { kill, startOwnSite } from "../support/own-site";
import { expect, test } from "../support/playwright-test";
import { vaultIn } from "../support/requests";

async function storedAt(dataDir: string, reference: string) {
  const vault = await vaultIn(dataDir);
  const request = await findRequest(vault, reference);
  await vault.store.destroy();
  return request?.readable ? request : undefined;
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled });

    test("a patient reads, asks, corrects an error, and gets a receipt for what is stored", async ({ page }) => {
      // Here one page fades into the next, as it does for most people.
      await page.emulateMedia({ reducedMotion: "no-preference" });
      await page.goto("/achilles-tendon-rupture");
      await page.getByRole("main").getByRole("link", { name: "Ask for a consultation" }).first().click();
      await expect(page).toHaveTitle(/^Ask for a consultation/);
      await fillIn(page);
      await page.getByLabel("Phone number").fill("55");
      await send(page);

      await expect(page).toHaveTitle(/^Error: Ask for a consultation/);
      await expect(summary(page).locator("..")).toBeFocused();
      await summary(page).getByRole("link", { name: "Enter a phone number with at least 7 digits" }).click();
      await expect(page.getByLabel("Phone number")).toBeFocused();
      await expect(page.getByLabel("Phone number")).toHaveValue("55");
      await expect(page.getByLabel("Phone number")).toHaveAccessibleDescription(/at least 7 digits/);
      await expect(page.getByLabel("Your name")).toHaveValue("Ada Lovelace");
      await expect(page.getByLabel("MRI")).toBeChecked();
      await expect(page.getByLabel("Ultrasound")).not.toBeChecked();
      await expect(answer(page, "What would you most like help with?", "Getting back to sport")).toBeChecked();
      await expect(page.getByLabel("I agree that you may use my answers")).toBeChecked();

      await page.getByLabel("Phone number").fill("555");
      await send(page);
      await expect(summary(page).locator("..")).toBeFocused();
      await page.getByLabel("Phone number").fill("202-555-0143 ext. 5");
      await send(page);
      const stored = await storedAt(process.env.TEST_DATA_DIR ?? "", await referenceOn(page));
      expect(stored?.answers).toEqual({
        name: "Ada Lovelace",
        phone: "202-555-0143 ext. 5",
        contactBy: "phone",
        leaveMessage: "no",
        region: "Ohio",
        adult: "adult",
        examined: "booked",
        imaging: ["x-ray", "mri"],
        goal: "sport",
        message: "After six, please\n“Grüße” שלום 👩🏽‍⚕️",
      });
    });

    test("a blank form is answered with everything that is missing", async ({ page }) => {
      await page.goto("/consultation");
      await send(page);
      await expect(summary(page).getByRole("link")).toHaveText([
        /^Tick the box if you do not need emergency help/,
        "Enter your name",
        "Enter your e-mail address or your phone number",
        "Choose how we should reach you",
        "Enter your state or country",
        /^Choose whether you are 18/,
        "Choose whether a doctor has examined this injury",
        /^Tick the box to say/,
      ]);
      await expect(summary(page).locator("..")).toBeFocused();
    });

    test("the receipt can be opened again, and a reference nobody has gets none", async ({ page }) => {
      await page.goto("/consultation");
      await fillIn(page);
      await send(page);
      const reference = await referenceOn(page);
      await page.goto(`/consultation/received?ref=${reference.toLowerCase().replace("-", "")}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("We have your request");
      await expect(page.getByText(reference)).toBeVisible();
      for (const query of ["?ref=CC2C-C2CC", "?ref=", "", "?ref=%00'--", "?ref=a&ref=b"]) {
        await page.goto(`/consultation/received${query}`);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("We cannot find this request");
        await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
      }
    });
  });
}

test("what is typed before the script arrives is still there when it has", async ({ page }) => {
  const arrived = Promise.withResolvers<void>();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await arrived.promise;
    await route.continue();
  });
  await page.goto("/consultation", { waitUntil: "commit" });
  await fillIn(page);
  arrived.resolve();
  await scriptRuns(page);
  await page.getByLabel("Your name").press("End");
  await page.getByLabel("Your name").pressSequentially(" King");
  await expect(page.getByLabel("Your name")).toHaveValue("Ada Lovelace King");
  await expect(page.getByLabel("MRI")).toBeChecked();
  await expect(page.getByLabel("Ultrasound")).not.toBeChecked();
  await expect(answer(page, "What would you most like help with?", "Getting back to sport")).toBeChecked();
  await send(page);
  const stored = await storedAt(process.env.TEST_DATA_DIR ?? "", await referenceOn(page));
  expect(stored?.answers).toMatchObject({ name: "Ada Lovelace King", imaging: ["x-ray", "mri"], goal: "sport" });
});

test("a form that is sent before the script arrives is answered all the same", async ({ page, allowConsole }) => {
  allowConsole(/ERR_FAILED/);
  await page.route("**/_next/static/**/*.js", (route) => route.abort());
  await page.goto("/consultation", { waitUntil: "commit" });
  await fillIn(page);
  await send(page);
  await referenceOn(page);
});

test("with script, errors go away as they are mended and a second click sends nothing more", async ({ page }) => {
  await openWithScript(page);
  await send(page);
  await expect(summary(page).locator("..")).toBeFocused();
  await fillIn(page);
  await expect(summary(page)).toHaveCount(0);
  await expect(page).toHaveTitle(/^Ask for a consultation/);
  let posts = 0;
  await page.route("**/consultation", async (route) => {
    if (route.request().method() === "POST") posts += 1;
    await route.continue();
  });
  await page.getByRole("button", { name: "Send my request" }).dblclick();
  await referenceOn(page);
  expect(posts).toBe(1);
});

test("when the connection drops while sending, the text stays and the page says whom to call", async ({
  page,
  allowConsole,
}) => {
  allowConsole(/ERR_INTERNET_DISCONNECTED|Failed to fetch|fetch/);
  await openWithScript(page);
  await fillIn(page);
  await page.context().setOffline(true);
  await send(page);
  await expect(summary(page)).toContainText("We do not know whether your request reached us.");
  await expect(summary(page).getByRole("link", { name: "+1 202-555-0143" })).toBeVisible();
  await expect(summary(page).locator("..")).toBeFocused();
  await expect(page.getByLabel("Your name")).toHaveValue("Ada Lovelace");
  await page.context().setOffline(false);
  await send(page);
  await referenceOn(page);
});

test("when an add-on hides where the form is, the page says that it was not sent, why, and what to do", async ({
  page,
  allowConsole,
}) => {
  allowConsole(/403/);
  await openWithScript(page);
  await fillIn(page);
  await page.route("**/consultation", async (route) => {
    const headers = { ...(await route.request().allHeaders()), origin: "null" };
    await route.fulfill({ response: await route.fetch({ headers }) });
  });
  await send(page);
  await expect(summary(page)).toContainText("Your request was not sent. Your browser did not say which site");
  await expect(summary(page)).toContainText("Turn off any add-on that hides this, or use another browser.");
  await expect(summary(page).getByRole("link", { name: "+1 202-555-0143" })).toBeVisible();
  await expect(summary(page).locator("..")).toBeFocused();
  await expect(page.getByLabel("Your name")).toHaveValue("Ada Lovelace");
  await page.unroute("**/consultation");
  await send(page);
  await referenceOn(page);
});

test("reading about the data leaves a half-filled form as it is", async ({ page, context }) => {
  await page.goto("/consultation");
  await page.getByLabel("Your name").fill("Ada Lovelace");
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "Read how we treat your data (opens in a new tab)" }).click();
  await expect(await opened).toHaveURL(/\/privacy$/);
  await expect(page.getByLabel("Your name")).toHaveValue("Ada Lovelace");
});

test("when something else answers in the place of the site, the request is not taken for received", async ({
  page,
  allowConsole,
}) => {
  allowConsole(/502|Failed to load resource/);
  await openWithScript(page);
  await fillIn(page);
  for (const status of [200, 502]) {
    await page.route("**/consultation", (route) =>
      route.fulfill({ status, contentType: "text/html", body: "<p>Sign in</p>" }),
    );
    await send(page);
    await expect(summary(page)).toContainText("We do not know whether your request reached us.");
    await expect(page.getByLabel("Your name")).toHaveValue("Ada Lovelace");
    await page.unroute("**/consultation");
  }
});

test("while the database is locked a request is said to be not sent and the text stays", async ({
  browser,
  allowConsole,
}) => {
  allowConsole(/503/);
  const site = await startOwnSite();
  const page = await browser.newPage();
  await page.goto(`${site.url}/consultation/received?ref=CC2C-C2CC`);
  const other = new DatabaseSync(path.join(site.dataDir, "clinic.db"));
  other.exec("begin immediate");

  await page.goto(`${site.url}/consultation`);
  await fillIn(page);
  await send(page);
  await expect(summary(page)).toContainText("Your request was not sent.");
  await expect(summary(page).getByRole("link", { name: "+1 202-555-0143" })).toBeVisible();
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByLabel("Your name")).toHaveValue("Ada Lovelace");

  other.exec("rollback");
  await send(page);
  expect((await storedAt(site.dataDir, await referenceOn(page)))?.answers.name).toBe("Ada Lovelace");
  expect(other.prepare("select count(*) as requests from requests").get()).toEqual({ requests: 1 });
  await page.close();
  await kill(site);
});

test("the whole form is filled in and sent by keyboard alone", async ({ page }) => {
  const typed = new Map([
    ["name", "Ada Lovelace"],
    ["email", "ada@clinic.example"],
    ["region", "Ohio"],
  ]);
  await openWithScript(page);
  await page.getByLabel("I do not need emergency help right now").focus();
  for (let stop = 0; stop < 40; stop++) {
    const { name, type } = await page.evaluate(() => {
      const { activeElement } = document;
      return { name: activeElement?.getAttribute("name") ?? "", type: activeElement?.getAttribute("type") };
    });
    if (type === "submit") break;
    if (type === "radio" || name === "noEmergency" || name === "consent") await page.keyboard.press("Space");
    await page.keyboard.type(typed.get(name) ?? "");
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await page.waitForURL(/received/);
  const stored = await storedAt(process.env.TEST_DATA_DIR ?? "", await referenceOn(page));
  expect(stored?.answers).toMatchObject({ name: "Ada Lovelace", email: "ada@clinic.example", region: "Ohio" });
});

for (const [width, colorScheme] of [
  [360, "dark"],
  [1280, "light"],
] as const) {
  test(`a form with errors, and the receipt, have no barrier that axe can find at ${width} px in ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await openWithScript(page);
    await send(page);
    await expect(summary(page)).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);
    await fillIn(page);
    await send(page);
    await referenceOn(page);
    expect(await barriersOn(page)).toEqual([]);
  });
}

test("everything that can be pressed is big enough for a thumb, and nothing is cut off at 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/consultation");
  await send(page);
  await expect(summary(page)).toBeVisible();
  const heights = await page
    .locator("form :is(label:has(input), input:not([type=radio], [type=checkbox], [type=hidden]), textarea, button)")
    .filter({ visible: true })
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  expect(heights.length).toBeGreaterThan(20);
  for (const height of heights) expect(height).toBeGreaterThanOrEqual(44);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test("a question that the clinic switched off since the page was made is not stored when it is sent all the same", async ({
  browser,
}) => {
  const { site, edit, publish } = await siteWithOwnContent();
  const page = await browser.newPage();
  await page.goto(`${site.url}/consultation`);
  await fillIn(page);
  await edit("clinic.yaml", (yaml) => yaml.replace("goal: true", "goal: false"));
  expect((await publish()).code).toBe(0);
  await send(page);
  const stored = await storedAt(site.dataDir, await referenceOn(page));
  expect(stored?.answers).toMatchObject({ imaging: ["x-ray", "mri"] });
  expect(stored?.answers).not.toHaveProperty("goal");
  await page.close();
  await kill(site);
});
