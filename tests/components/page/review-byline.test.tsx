import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { ReviewByline } from "@/components/page/review-byline";

const REVIEW = { by: ["A Person, surgeon", "B Person, nurse"], on: "2026-10-02", next: "2027-10-02" };

test("a reviewed page names who reviewed it, when, and when it is due again", () => {
  render(<ReviewByline reviewed={{ state: "signed", ...REVIEW }} written="2026-09-30" />);
  expect(screen.getByText(/^Reviewed/)).toHaveTextContent(
    "Reviewed October 2, 2026 by A Person, surgeon; B Person, nurse. Next review due October 2, 2027. Text last changed September 30, 2026.",
  );
});

test("a page that nobody has signed says so", () => {
  render(<ReviewByline reviewed={{ state: "none" }} written="2026-09-30" />);
  expect(screen.getByText("No clinician has reviewed this page yet.")).toBeVisible();
});

test("a page that has changed since its review says so, and names who saw the earlier text", () => {
  render(<ReviewByline reviewed={{ state: "stale", ...REVIEW }} written="2026-11-20" />);
  const notice = screen.getByText("This page has changed since its last review.").closest("p");
  expect(notice).toHaveTextContent(
    "An earlier text was reviewed October 2, 2026 by A Person, surgeon; B Person, nurse.",
  );
  expect(notice).toHaveTextContent("Talk to a doctor before you act on it.");
});

test("a page whose next review is overdue says so", () => {
  render(<ReviewByline reviewed={{ state: "overdue", ...REVIEW }} written="2026-09-30" />);
  const notice = screen.getByText("The next review of this page is overdue.").closest("p");
  expect(notice).toHaveTextContent("It was due October 2, 2027.");
});
