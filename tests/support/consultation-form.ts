import type { Page } from "@playwright/test";
import { expect } from "./playwright-test";

/** Chooses an answer of the question whose words begin like this. */
export function answer(page: Page, question: string, choice: string) {
  return page.getByRole("radiogroup", { name: question }).getByLabel(choice, { exact: true });
}

/** Fills in what is needed and a little more. */
export async function fillIn(page: Page) {
  await page.getByLabel("I do not need emergency help right now").check();
  await page.getByLabel("Your name").fill("Ada Lovelace");
  await page.getByLabel("Phone number").fill("202-555-0143 ext. 5");
  await answer(page, "How should we reach you?", "By phone").check();
  await answer(page, "If you do not pick up", "No").check();
  await page.getByLabel("Which state or country are you in?").fill("Ohio");
  await answer(page, "Which of these is true?", "I am 18 or older").check();
  await answer(page, "Has a doctor examined this injury?", "Not yet, but a visit is booked").check();
  await page.getByLabel("X-ray").check();
  await page.getByLabel("MRI").check();
  await answer(page, "What would you most like help with?", "Getting back to sport").check();
  await page.getByLabel("Anything else we should know?").fill("After six, please\n“Grüße” שלום 👩🏽‍⚕️");
  await page.getByLabel("I agree that you may use my answers").check();
}

/** Opens the form, scrolls to it as a patient does, and waits until its script has taken it over. */
export async function openWithScript(page: Page, site = "") {
  await page.goto(`${site}/consultation`);
  await scriptRuns(page);
}

/** Scrolls to the form, whose script starts when it comes into view, and waits until that has taken the form over. */
export async function scriptRuns(page: Page) {
  await page.getByLabel("Your name").scrollIntoViewIfNeeded();
  await page.waitForFunction(() => {
    const form = document.querySelector("form");
    return form !== null && Object.keys(form).some((name) => name.startsWith("__reactProps"));
  });
}

/** Presses the button. */
export async function send(page: Page) {
  await page.getByRole("button", { name: "Send my request" }).click();
}

/** The summary; Next keeps an alert of its own in the page to announce navigation. */
export function summary(page: Page) {
  return page.getByRole("alert").filter({ hasText: "There is a problem" });
}

/** The reference on the receipt that must be shown now. */
export async function referenceOn(page: Page) {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("We have your request");
  await expect(page).toHaveTitle(/^We have your request/);
  const reference = new URL(page.url()).searchParams.get("ref") ?? "";
  expect(reference).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
  await expect(page.getByText(reference)).toBeVisible();
  return reference;
}
