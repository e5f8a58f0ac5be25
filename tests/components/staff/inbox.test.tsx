import { render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { Inbox } from "@/components/staff/inbox";
import { ReachLinks } from "@/components/staff/reach";
import { WorkForm } from "@/components/staff/work-form";
import type { Line } from "@/lib/inbox/schema";

const LINE: Line = {
  reference: "KQ7M-X3RT",
  receivedAt: new Date(),
  status: "new",
  automatic: false,
  name: "Ada <b>Lovelace</b>",
  way: "+1 202-555-0143",
  marks: [{ words: "Waits too long", urgent: true }],
};

const INBOX = {
  view: "new",
  counts: { new: 100, open: 3, closed: 0, automatic: 1, overdue: 1 },
  lines: [LINE],
  next: "abc.1",
  isLater: false,
  replyTime: "2 working days",
  counting: "Times are UTC.",
  keepDays: 90,
  search: null,
} as const;

test("the inbox leads to each list, says which one this is, and counts no further than it has to", () => {
  render(<Inbox {...INBOX} lines={[LINE]} />);
  const lists = within(screen.getByRole("navigation", { name: "Lists" })).getAllByRole("link");
  expect(lists.map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
    ["New 99+", "/staff"],
    ["In progress 3", "/staff?list=open"],
    ["Closed 0", "/staff?list=closed"],
    ["Set apart 1", "/staff?list=automatic"],
  ]);
  expect(lists.filter((link) => link.getAttribute("aria-current") === "page")).toHaveLength(1);
  expect(screen.getByRole("link", { name: "Older requests" })).toHaveAttribute("href", "/staff?after=abc.1");
});

test("a line leads to its request, shows a name as it was typed, and names whoever waits too long in words", () => {
  render(<Inbox {...INBOX} lines={[LINE]} />);
  const line = within(screen.getByRole("region", { name: "New" })).getByRole("listitem");
  expect(within(line).getByRole("link", { name: "Ada <b>Lovelace</b>" })).toHaveAttribute(
    "href",
    "/staff/requests/KQ7M-X3RT",
  );
  expect(line).toHaveTextContent("Waits too long");
  expect(screen.getByText(/1 person has waited for longer than the 2 working days/)).toBeVisible();
});

test.each([
  ["new", "Nothing new."],
  ["open", "Nothing is in progress."],
  ["closed", "Nothing is closed."],
  ["automatic", "Nothing is set apart."],
  ["overdue", "Nobody waits too long."],
] as const)("an empty list says so in plain words: %s", (view, words) => {
  render(<Inbox {...INBOX} view={view} lines={[]} next={undefined} />);
  expect(screen.getByText(words, { exact: false })).toBeVisible();
  expect(screen.queryByRole("navigation", { name: "Pages" })).toBeNull();
});

test("the way that the person chose comes first, and whether a message may be left stands beside it", () => {
  const phone = { words: "202-555-0143 ext. 5", href: "tel:2025550143" };
  const email = { words: "ada@example.com", href: "mailto:ada@example.com?subject=x" };
  render(<ReachLinks reach={{ phone, email, first: "email", message: false }} />);
  expect(screen.getAllByRole("link").map((link) => link.textContent)).toEqual([
    "Write to ada@example.com",
    "Call 202-555-0143 ext. 5",
  ]);
  expect(screen.getByText("Do not leave a message.")).toBeVisible();
});

test("the form takes a new request for taken up, and leaves another where it stands", () => {
  const form = {
    action: async () => ({ problems: [], values: { deed: "note", text: "", status: "new" } }),
    version: 3,
  };
  const { unmount } = render(<WorkForm {...form} reference="KQ7M-X3RT" status="new" />);
  expect(screen.getByRole("radio", { name: "In progress" })).toBeChecked();
  unmount();
  render(<WorkForm {...form} reference="KQ7M-X3RT" status="closed" />);
  expect(screen.getByRole("radio", { name: "Closed" })).toBeChecked();
  expect(screen.getByRole("radio", { name: "None of these" })).toBeChecked();
});
