import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { NumbersPage } from "@/components/staff/numbers-page";
import type { Numbers, Week } from "@/lib/numbers/schema";
import { htmlFaults } from "@/tests/support/page-rules";

const HOUR = 3_600_000;

const QUIET: Week = {
  begins: new Date(2026, 10, 2),
  isRunning: false,
  people: 0,
  automatic: 0,
  erased: 0,
  median: null,
  due: 0,
  inTime: 0,
};

const NUMBERS: Numbers = {
  weeks: [
    QUIET,
    { ...QUIET, begins: new Date(2026, 10, 9), people: 4, median: 5 * HOUR, due: 4, inTime: 3, automatic: 2 },
    { ...QUIET, begins: new Date(2026, 10, 16), isRunning: true, people: 1, erased: 3 },
  ],
  ages: [{ words: "Under 1 day", waiting: 1, answered: 2 }],
  upkeep: {
    unsent: 2,
    oldestUnsentSeconds: 3 * 3_600,
    givenUpThisWeek: 0,
    isMailLate: true,
    hasNoMailServer: false,
    newestBackupSeconds: 60 * 3_600,
    isBackupLate: true,
    isWithoutBackups: false,
    isErasingHeld: false,
  },
  replyTime: "2 working days",
  isCounted: true,
  counting: "",
};

test("the numbers are told in words, with few people as a count, and each chart has its table", async () => {
  const { container } = render(<NumbersPage {...NUMBERS} />);
  expect(screen.getByText(/half of 4 people had an answer within 5 hours/)).toBeVisible();
  expect(screen.getByText(/3 of 4 people had an answer by then/)).toBeVisible();
  expect(screen.getByText("2 e-mails wait to be sent, the oldest for 3 hours.")).toBeVisible();
  expect(screen.getByText("The newest backup of this server is 2 days old.")).toBeVisible();
  expect(container.querySelectorAll("figure svg[role=img][aria-label]")).toHaveLength(3);
  expect(container.querySelectorAll("details table")).toHaveLength(3);
  // The week of which most is erased tells no time of an answer.
  expect(screen.getAllByText("erased")).toHaveLength(3);
  const page = `<!doctype html><html lang="en"><head><title>Numbers</title></head><body><main>${container.innerHTML}</main></body></html>`;
  expect(await htmlFaults(page)).toEqual([]);
});
