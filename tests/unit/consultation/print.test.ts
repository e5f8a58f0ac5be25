import { expect, test } from "vitest";
import { harmless, printJson, printList, printRequest } from "@/lib/consultation/print";
import type { StoredRequest } from "@/lib/consultation/requests";
import type { Answers } from "@/lib/consultation/sealed-request";
import { storedRequest } from "@/tests/support/stored-request";

function stored(answers: Answers = {}): StoredRequest {
  const typed = { name: "Ada Lovelace", phone: "202-555-0143", contactBy: "phone", ...answers };
  return storedRequest(new Date(2026, 10, 20, 14, 5), typed);
}

test("a request in the list shows its reference, its time, its status and how to reach the person", () => {
  expect(printList([stored()])).toBe("KQ7M-X3RT  2026-11-20 14:05  new  Ada Lovelace, 202-555-0143");
});

test("what looks automatic stands below the others, whenever it came, and says so where it is shown", () => {
  const automatic = { ...stored({ name: "Buy Now" }), automatic: true };
  expect(printList([automatic, stored()]).split("\n")).toEqual([
    "KQ7M-X3RT  2026-11-20 14:05  new  Ada Lovelace, 202-555-0143",
    "",
    expect.stringMatching(/^Set apart, .*a person can be among them/),
    "KQ7M-X3RT  2026-11-20 14:05  new, looks automatic  Buy Now, 202-555-0143",
  ]);
  expect(printList([automatic])).toMatch(/^Set apart/);
  expect(printRequest(automatic)).toMatch(/^KQ7M-X3RT {2}2026-11-20 14:05 {2}new, looks automatic\n/);
});

test("no requests are said in words", () => {
  expect(printList([])).toBe("No requests yet.");
});

test("a printed request has the answers in the order of the form, in the words of the form", () => {
  const text = printRequest(stored({ goal: "sport", imaging: ["x-ray", "mri"], examined: "booked" }));
  expect(text.split("\n").filter((line) => line !== "")).toEqual([
    "KQ7M-X3RT  2026-11-20 14:05  new",
    "Your name",
    "  Ada Lovelace",
    "Phone number",
    "  202-555-0143",
    "How should we reach you?",
    "  By phone",
    "Has a doctor examined this injury?",
    "  Not yet, but a visit is booked",
    "Which scans have you had?",
    "  X-ray",
    "  MRI",
    "What would you most like help with?",
    "  Getting back to sport",
    "Agreed to be contacted: wording 2026-11",
  ]);
});

test("a message keeps its lines, and no line of it can pass for one of ours", () => {
  expect(printRequest(stored({ message: "One\nYour name\ntwo" }))).toContain("  One\n  Your name\n  two");
});

test("what a patient typed cannot drive the terminal", () => {
  const nasty = "\u001b[2J\u0007\r\u009b31m\u202eevil";
  const text = [
    printList([stored({ name: nasty })]),
    printRequest(stored({ message: nasty })),
    printJson(stored({ name: nasty })),
  ];
  for (const printed of text) expect(printed).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
});

test("letters of any script are printed as they are", () => {
  expect(harmless("שלום é 👩🏽‍⚕️ 李")).toBe("שלום é 👩🏽‍⚕️ 李");
});

test("the JSON is valid, and is the request again when it is read", () => {
  const nasty = "\u001b[2J\u202e\n\t\u007f“";
  expect(JSON.parse(printJson([stored({ message: nasty })]))[0].answers.message).toBe(nasty);
});

test("a request that cannot be opened is still in the list, with the reason", () => {
  const { answers, consentVersion, ...envelope } = stored();
  const changed = { ...envelope, readable: false, reason: "changed" } as const;
  expect(printList([changed])).toBe(
    "KQ7M-X3RT  2026-11-20 14:05  new  cannot be opened: it was changed in the database",
  );
  expect(printRequest({ ...changed, reason: "no-key" })).toContain("cannot be opened: its key is not there");
});
