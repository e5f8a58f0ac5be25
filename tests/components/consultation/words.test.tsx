import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { consentTerms } from "@/components/consultation/consent-terms";
import { EmergencySigns } from "@/components/consultation/emergency-signs";
import { NoReceipt, Receipt, ReceiptUnavailable } from "@/components/consultation/receipt";
import { CONSENT_VERSION, LABELS } from "@/lib/consultation/schema";
import { CLINIC } from "@/tests/support/site";

afterEach(cleanup);

test("new wording of the consent gets a new version, so that it is known who agreed to what", () => {
  expect([CONSENT_VERSION, LABELS.consent, consentTerms(CLINIC)]).toMatchInlineSnapshot(`
    [
      "2026-11",
      "I agree that you may use my answers to contact me",
      "Test Clinic (not a real clinic) may keep what I wrote here. Some of it is about my health. The clinic may use it to call or write to me about a visit. It is kept no longer than 90 days after my request is closed. It is not used for ads, and it is not sold. I can take this back at any time by writing to desk@clinic.example. My care elsewhere does not depend on it. I know that this form gives no medical advice and is not for emergencies.",
    ]
  `);
});

test("above the form stand the cards of the page on the injury, and whom to call in the clinic's country", () => {
  const signs = { cards: <p>You cough up blood.</p>, isApproved: false, path: "/topic/injury#today" };
  render(<EmergencySigns clinic={{ ...CLINIC, emergencyNumber: "999" }} signs={signs} />);
  expect(screen.getByRole("link", { name: "999" })).toHaveAttribute("href", "tel:999");
  expect(screen.getByText("You cough up blood.")).toBeInTheDocument();
  expect(screen.getByText(/waits for a clinician/)).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "what to do today" })).toHaveAttribute("href", "/topic/injury#today");
});

test("the signs stop waiting for approval once a clinician has signed their page", () => {
  render(<EmergencySigns clinic={CLINIC} signs={{ cards: null, isApproved: true, path: "/topic/injury" }} />);
  expect(screen.getByText(/our clinic’s own advice/)).not.toHaveTextContent("waits");
});

test("the number to call stands above the form even when no page has the signs", () => {
  render(<EmergencySigns clinic={CLINIC} signs={null} />);
  expect(screen.getByRole("link", { name: "911" })).toBeInTheDocument();
});

test("the receipt shows the reference, when to expect an answer, the phone and the emergency number", () => {
  render(<Receipt reference="KQ7M-X3RT" clinic={CLINIC} />);
  expect(screen.getByText("KQ7M-X3RT")).toBeInTheDocument();
  expect(screen.getByText(/within 2 working days/)).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "+1 202-555-0143" })).toHaveAttribute("href", "tel:+12025550143");
  expect(screen.getByRole("link", { name: "911" })).toHaveAttribute("href", "tel:911");
});

test("without a request there is no word that one was received", () => {
  render(<NoReceipt clinic={CLINIC} />);
  expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("We cannot find this request");
  expect(document.body).not.toHaveTextContent("We have your request");
});

test("a store that cannot be asked is not the patient's fault", () => {
  render(<ReceiptUnavailable clinic={CLINIC} />);
  expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("We cannot look up requests right now");
  expect(screen.getByRole("link", { name: "+1 202-555-0143" })).toBeInTheDocument();
});
