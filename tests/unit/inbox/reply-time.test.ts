import { expect, test } from "vitest";
import { overdueBefore, promisedUntil, readReplyTime, workingDays } from "@/lib/inbox/reply-time";

const WEEK = [{ days: "Monday to Friday" }];

/** A time of November 2026, whose second day is a Monday. */
function november(day: number, hour = 12): Date {
  return new Date(2026, 10, day, hour);
}

test("a promise is read in the words in which people write it", () => {
  expect(readReplyTime("2 working days")).toEqual({ count: 2, unit: "working day" });
  expect(readReplyTime("one business day")).toEqual({ count: 1, unit: "working day" });
  expect(readReplyTime("24 hours")).toEqual({ count: 24, unit: "hour" });
  expect(readReplyTime("one to two days")).toEqual({ count: 2, unit: "day" });
  expect(readReplyTime("1–2 working days")).toEqual({ count: 2, unit: "working day" });
  expect(readReplyTime("a week")).toEqual({ count: 7, unit: "day" });
  for (const other of ["soon", "the same day", "0 days", "as fast as we can"])
    expect(readReplyTime(other)).toBeUndefined();
});

test("a promise of two working days is broken when both have passed, not before, and no weekend counts", () => {
  const promise = readReplyTime("2 working days") ?? { count: 0, unit: "hour" };
  const isOverdue = (received: Date, now: Date) => received < overdueBefore(promise, WEEK, now);
  expect(isOverdue(november(2), november(4, 23))).toBe(false);
  expect(isOverdue(november(2, 23), november(5, 0))).toBe(true);
  // Sent on a Friday or at the weekend: Monday and Tuesday count.
  for (const day of [6, 7, 8]) {
    expect(isOverdue(november(day), november(10, 23))).toBe(false);
    expect(isOverdue(november(day), november(11, 0))).toBe(true);
  }
});

test("hours and plain days count through the weekend", () => {
  const hours = readReplyTime("24 hours") ?? { count: 0, unit: "day" };
  expect(overdueBefore(hours, WEEK, november(8))).toEqual(november(7));
  const days = readReplyTime("3 days") ?? { count: 0, unit: "hour" };
  expect(overdueBefore(days, WEEK, november(9))).toEqual(november(6, 0));
});

test("the hours of the clinic say on which days it works", () => {
  const days = (...lines: string[]) => {
    const open = workingDays(lines.map((line) => ({ days: line })));
    return open && [...open].toSorted().join("");
  };
  expect(days("Monday to Friday")).toBe("12345");
  expect(days("Mon–Thu", "Saturday")).toBe("12346");
  expect(days("Friday to Monday")).toBe("0156");
  expect(days("Tuesday, Thursday and Saturday")).toBe("246");
  expect(days("Monday to Friday", "By appointment")).toBeUndefined();
});

test("a promise is broken at the same moment whether it is counted from the request or from now", () => {
  for (const words of ["1 working day", "2 working days", "6 working days", "3 days"]) {
    const promise = readReplyTime(words) ?? { count: 0, unit: "hour" };
    for (const hours of [WEEK, [{ days: "Monday, Thursday" }]])
      for (let day = 1; day <= 14; day += 1) {
        const until = promisedUntil(promise, hours, november(day));
        const isOverdue = (now: Date) => november(day) < overdueBefore(promise, hours, now);
        expect([isOverdue(new Date(until.getTime() - 1)), isOverdue(until)]).toEqual([false, true]);
      }
  }
});
