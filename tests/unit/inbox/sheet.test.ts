import { expect, test } from "vitest";
import type { StoredRequest } from "@/lib/consultation/requests";
import { lineOf } from "@/lib/inbox/lines";
import type { Opened } from "@/lib/inbox/one";
import { overdueOf } from "@/lib/inbox/promise";
import { sheetOf } from "@/lib/inbox/sheet";
import { storedRequest } from "@/tests/support/stored-request";

const RECEIVED = new Date("2026-11-20T14:05:00Z");
const [BEFORE, AFTER] = [new Date(0), new Date("2026-12-24T00:00:00Z")];

function stored(answers: StoredRequest["answers"], changes: Partial<StoredRequest> = {}): StoredRequest {
  const typed = { name: "Ada", contactBy: "email", email: "ada@example.com", examined: "yes", ...answers };
  return { ...storedRequest(RECEIVED, typed), ...changes };
}

function sheet(request: StoredRequest, rest: Partial<Opened> = {}, overdue = BEFORE) {
  const names = new Map([["staff-1", "Ana Ruiz"]]);
  return sheetOf({ request, notes: [], steps: [], ...rest }, { names, overdue, replyTime: "2 working days" });
}

test("answers stand in the order of the form, under its questions and in its words", () => {
  const { answers } = sheet(
    stored({ message: "Lift\nneeded", imaging: ["mri", "x-ray"], goal: "sport", phone: "202" }),
  );
  expect(answers.map(({ question, answer }) => `${question} ${answer}`)).toEqual([
    "Your name Ada",
    "E-mail address ada@example.com",
    "Phone number 202",
    "How should we reach you? By e-mail",
    "Has a doctor examined this injury? Yes",
    "Which scans have you had? MRI, X-ray",
    "What would you most like help with? Getting back to sport",
    "Anything else we should know? Lift\nneeded",
  ]);
});

test("a mail begins with the reference and nothing about health, whatever the address holds", () => {
  const href = (email: string) => sheet(stored({ email })).reach.email?.href;
  expect(href("ada@example.com")).toBe("mailto:ada@example.com?subject=Your%20request%20KQ7M-X3RT");
  expect(href("a?bcc=eve@evil.example&body=x@example.com")).toBe(
    "mailto:a%3Fbcc%3Deve%40evil.example%26body%3Dx@example.com?subject=Your%20request%20KQ7M-X3RT",
  );
});

test("a phone gets digits and nothing else", () => {
  const href = (phone: string) => sheet(stored({ phone })).reach.phone?.href;
  expect(href("+1 (202) 555-0143 ext. 5")).toBe("tel:+12025550143");
  expect(href("020 7946 0958")).toBe("tel:02079460958");
  expect(href("javascript:alert(1)//2025550143")).toMatch(/^tel:\d+$/);
});

test("what has to be seen first is said first: no doctor yet, and a person who waits too long", () => {
  expect(sheet(stored({})).warnings).toEqual([]);
  const fresh = sheet(stored({ examined: "no", injuryTime: "under-2-weeks" }), {}, AFTER).warnings;
  expect(fresh).toEqual([
    expect.stringContaining("less than 2 weeks old"),
    expect.stringContaining("longer than the 2 working days"),
  ]);
  const marks = (changes: Partial<StoredRequest>) =>
    lineOf(stored({ examined: "no" }, changes), AFTER).marks.map(({ words }) => words);
  expect(marks({})).toEqual(["Waits too long", "No doctor yet"]);
  expect(marks({ automatic: true })).toEqual(["No doctor yet"]);
  expect(marks({ status: "open" })).toEqual(["Waits too long", "No doctor yet"]);
  expect(marks({ status: "open", receivedAt: AFTER })).toEqual(["Not answered yet", "No doctor yet"]);
  expect(marks({ status: "open", answeredAt: RECEIVED })).toEqual(["No doctor yet"]);
  expect(marks({ status: "closed", answeredAt: RECEIVED })).toEqual([]);
});

test("who did what stands newest first, by name, and who has only looked stands apart", () => {
  const at = (minute: number) => new Date(RECEIVED.getTime() + minute * 60_000);
  const steps = [
    { action: "request-received", person: null, at: at(0) },
    { action: "request-read", person: "staff-1", at: at(1) },
    { action: "request-noted", person: "staff-1", at: at(2) },
    { action: "request-taken-up", person: "staff-1", at: at(2) },
    { action: "request-closed", person: "aHashOfSomebody", at: at(3) },
  ];
  const notes = [{ at: at(2), person: "staff-1", deed: "talked", text: "Lift" }] as const;
  const { events, looks } = sheet(stored({}), { steps, notes: [...notes] });
  expect(events.map(({ who, words, text }) => [who, words, text])).toEqual([
    ["Somebody at the machine of the site", "closed it", undefined],
    ["Ana Ruiz", "called and spoke to them", "Lift"],
    ["Ana Ruiz", "took it up: in progress", undefined],
    ["The site", "took in the request", undefined],
  ]);
  expect(looks.map(({ who, words }) => [who, words])).toEqual([["Ana Ruiz", "read it"]]);
});

test("a promise that cannot be counted flags nobody and says what to write", () => {
  const hours = [{ days: "Monday to Friday" }];
  const soon = overdueOf({ replyTime: "soon", hours }, AFTER);
  expect([soon.overdue, soon.counting]).toEqual([BEFORE, expect.stringContaining("write replyTime like")]);
  const odd = overdueOf({ replyTime: "2 working days", hours: [{ days: "By appointment" }] }, AFTER);
  expect(odd.counting).toContain("Monday to Friday, since your opening hours could not be read");
});
