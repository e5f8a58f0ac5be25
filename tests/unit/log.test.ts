import { expect, test } from "vitest";
import { createLog, describeError, newFault } from "@/lib/log";

/** The lines that a log writes, as objects. */
function record() {
  const lines: unknown[] = [];
  const log = createLog({ write: (line) => lines.push(JSON.parse(line)), now: () => new Date(0) });
  return { log, lines };
}

const TIME = "1970-01-01T00:00:00.000Z";

test("an event is one line of JSON with its time", () => {
  const { log, lines } = record();
  log("post-refused", { path: "/consultation", reason: "too-large", status: 413 });
  expect(lines).toEqual([
    { time: TIME, event: "post-refused", path: "/consultation", reason: "too-large", status: 413 },
  ]);
});

test.each([
  ["a query", "/search?q=my+knee"],
  ["an e-mail address", "/ada@example.com"],
  ["a telephone number", "/+12025550143"],
  ["escaped signs", "/Zo%C3%AB"],
  ["no slash", "Ada Lovelace"],
])("a path with %s is withheld", (_name, path) => {
  const { log, lines } = record();
  log("request-failed", { path });
  expect(lines).toEqual([{ time: TIME, event: "request-failed", path: "[withheld]" }]);
});

test("a detail that no event may carry is left out, however it got there", () => {
  const { log, lines } = record();
  const details = { status: 200, message: "my left knee", address: "203.0.113.7" };
  log("request-failed", details);
  expect(lines).toEqual([{ time: TIME, event: "request-failed", status: 200 }]);
});

test("words in place of a short reason are withheld", () => {
  const { log, lines } = record();
  log("post-refused", { reason: "Ada has a torn tendon" });
  expect(lines).toEqual([{ time: TIME, event: "post-refused", reason: "[withheld]" }]);
});

test("the number of a fault is easy to read out, and nothing longer is written under its name", () => {
  expect(newFault(() => 42)).toBe("000-042");
  expect(newFault(() => 482_913)).toBe("482-913");
  const { log, lines } = record();
  log("request-failed", { fault: "482-913" });
  log("request-failed", { fault: "202-555-0143" });
  expect(lines).toEqual([
    { time: TIME, event: "request-failed", fault: "482-913" },
    { time: TIME, event: "request-failed", fault: "[withheld]" },
  ]);
});

test("of an error only its kind and code are told", () => {
  const error = Object.assign(new RangeError("my left knee"), { code: "ERR_SQLITE_ERROR" });
  expect(describeError(error)).toEqual({ error: "RangeError", code: "ERR_SQLITE_ERROR" });
  expect(describeError("my left knee")).toEqual({});
  expect(describeError(Object.assign(new Error("x"), { name: "Ada Lovelace", code: 5 }))).toEqual({});
});
