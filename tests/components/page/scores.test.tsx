import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Scores } from "@/components/page/scores";
import { SCORE } from "@/tests/support/site";

test("a score is shown with its highest, its day, who gave it, and that nobody outside checks it", () => {
  const note = "Both would like more pictures.";
  render(
    <Scores
      scores={[
        { ...SCORE, note },
        { ...SCORE, instrument: "PEMAT-P actionability", score: 86 },
      ]}
    />,
  );
  expect(screen.getByRole("heading", { name: "How people rated these pages" })).toBeVisible();
  expect(screen.getByText("DISCERN: 61.5 of 80 points")).toBeVisible();
  expect(screen.getByText("PEMAT-P actionability: 86%")).toBeVisible();
  expect(screen.getAllByText(/^Rated/)[0]).toHaveTextContent(
    "Rated November 20, 2026 by A. B., nurse; C. D., patient.",
  );
  expect(screen.getByText(/No outside body awards or checks them/)).toBeVisible();
  expect(screen.getByText(note)).toBeVisible();
  expect(screen.queryByText(/The pages have changed/)).toBeNull();
});

test("a score that is older than the words says so", () => {
  render(<Scores scores={[{ ...SCORE, changed: "2026-12-01" }]} />);
  expect(screen.getByText(/The pages have changed since then/)).toHaveTextContent("last December 1, 2026");
});

test("without a score nothing is shown", () => {
  const { container } = render(<Scores scores={[]} />);
  expect(container).toBeEmptyDOMElement();
});
