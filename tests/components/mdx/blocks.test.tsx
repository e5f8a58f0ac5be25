import { MDXProvider } from "@mdx-js/react";
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { blocks } from "@/components/mdx";
import { CLINIC, SOURCE } from "@/tests/support/site";
import EveryBlock from "./every-block.mdx";

afterEach(cleanup);

/** Shows a page with every block, as a reader of the test clinic sees it. */
function renderPage({ isApproved } = { isApproved: false }) {
  const contents = [{ path: "/topic/injury", title: "The injury", short: "Injury", description: "What it is." }];
  const numbers = new Map([
    ["boots-2020", 7],
    ["words-2021", 8],
  ]);
  const components = blocks({
    clinic: CLINIC,
    numbers,
    sources: new Map([["boots-2020", SOURCE]]),
    contents,
    isApproved,
    invites: true,
    isHandout: false,
  });
  return render(
    <MDXProvider components={components}>
      <EveryBlock />
    </MDXProvider>,
  );
}

test("the emergency card names the number of the clinic's country", () => {
  renderPage();
  expect(screen.getByRole("heading", { name: "Call 911 now" })).toBeTruthy();
});

test("a claim says who makes it, and what is known follows it", () => {
  renderPage();
  const claim = screen.getByText("What clinics say");
  const known = screen.getByText("What is known");
  expect(claim.compareDocumentPosition(known) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

test("a note shows the number of its source", () => {
  renderPage();
  expect(screen.getByRole("link", { name: "Source 7" }).getAttribute("href")).toBe("#source-7");
});

test("a source's own words are marked as a quotation, with the number of the source", () => {
  renderPage();
  const quotation = screen.getByRole("figure");
  expect(within(quotation).getByText("Boots are no worse than casts.").closest("blockquote")).toBeTruthy();
  expect(quotation.textContent).toContain("In the words of the source");
  expect(within(quotation).getByRole("link", { name: "Source 8" })).toBeTruthy();
});

test("advice of the clinic's own is marked as not yet approved", () => {
  renderPage();
  const advice = screen.getByText("Rest your leg.").parentElement;
  expect(advice?.textContent).toContain("waits for a clinician’s approval");
});

test("advice on a page that a clinician has signed no longer waits for approval", () => {
  renderPage({ isApproved: true });
  expect(screen.queryByText(/waits for a clinician/)).toBeNull();
});

test("a question is closed until it is asked, and its answer holds a number to call", async () => {
  renderPage();
  const details = screen.getByText("Is it painful?").closest("details");
  if (!details) throw new Error("a question is a details element");
  expect(details.open).toBe(false);
  await userEvent.click(screen.getByText("Is it painful?"));
  expect(details.open).toBe(true);
  expect(within(details).getByRole("link", { name: CLINIC.phone, hidden: true }).getAttribute("href")).toBe(
    "tel:+12025550143",
  );
});

test("the contents lead to the topic's pages", () => {
  renderPage();
  const contents = screen.getByRole("navigation", { name: "All pages on this topic" });
  expect(within(contents).getByRole("link", { name: "Injury" }).getAttribute("href")).toBe("/topic/injury");
});
