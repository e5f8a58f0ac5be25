import { act, cleanup } from "@testing-library/react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, expect, test } from "vitest";
import { ConsultationForm } from "@/components/consultation/consultation-form";
import { EMPTY_FORM } from "@/lib/consultation/schema";
import { CLINIC } from "@/tests/support/site";

afterEach(cleanup);

const form = (
  <ConsultationForm action={async () => EMPTY_FORM} clinic={CLINIC} onceKey="the-form-of-one-visit">
    <h1>Ask for a consultation</h1>
  </ConsultationForm>
);

/** The page as it arrives, before its script does. */
function arrive() {
  const page = document.createElement("div");
  page.innerHTML = renderToString(form);
  document.body.append(page);
  return page;
}

function input(page: HTMLElement, selector: string) {
  const found = page.querySelector<HTMLInputElement>(selector);
  if (!found) throw new Error(`No ${selector}`);
  return found;
}

test("what was typed and chosen before the script arrives is still there after", async () => {
  const page = arrive();
  input(page, "[name=name]").value = "Ada";
  input(page, "textarea").value = "After six";
  input(page, "[name=imaging][value=mri]").checked = true;
  input(page, "[name=goal][value=walking]").checked = true;
  input(page, "[name=noEmergency]").checked = true;

  await act(async () => hydrateRoot(page, form));

  expect(Object.fromEntries(new FormData(input(page, "form").closest("form") ?? undefined))).toMatchObject({
    name: "Ada",
    message: "After six",
    imaging: "mri",
    goal: "walking",
    noEmergency: "on",
  });
  const ticked = [...page.querySelectorAll<HTMLInputElement>(":checked")].map(({ name, value }) => `${name}=${value}`);
  expect(ticked).toEqual(["noEmergency=on", "imaging=mri", "goal=walking"]);
});
