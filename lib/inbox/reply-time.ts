/** How soon the clinic promises to answer, in numbers. */
export type ReplyTime = { count: number; unit: "hour" | "day" | "working day" };

/** The hours of the clinic, as clinic.yaml has them. */
type Hours = { days: string }[];

const NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

const REPLY_TIME = new RegExp(
  `(?:^|[\\s–-])(\\d{1,2}|${NUMBERS.join("|")}|an?)\\s+(hour|day|week|working day|business day|workday|weekday)s?\\b`,
  "i",
);

/** Reads a promise like “2 working days”, “24 hours” or “one to two days”, which counts as two. Nothing when it says no such thing. */
export function readReplyTime(text: string): ReplyTime | undefined {
  const [, number = "", unit = ""] = REPLY_TIME.exec(text) ?? [];
  const count = /^an?$/i.test(number) ? 1 : Number(number) || NUMBERS.indexOf(number.toLowerCase());
  if (count < 1) return undefined;
  switch (unit.toLowerCase()) {
    case "hour":
      return { count, unit: "hour" };
    case "day":
      return { count, unit: "day" };
    case "week":
      return { count: 7 * count, unit: "day" };
    default:
      return { count, unit: "working day" };
  }
}

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

const DAY_NAME = "(sun|mon|tue|wed|thu|fri|sat)[a-z]*";

const RANGE = new RegExp(`^${DAY_NAME}(?:\\s*(?:to|through|until|–|—|-)\\s*${DAY_NAME})?$`, "i");

/**
 * The days of the week on which the clinic is open, Sunday being 0, from lines like “Monday to Friday” or “Monday,
 * Thursday”. Nothing when one of them says something else.
 */
export function workingDays(hours: Hours): Set<number> | undefined {
  const open = new Set<number>();
  for (const part of hours.flatMap(({ days }) => days.split(/,|&|\band\b/))) {
    const [matched, from = "", to = from] = RANGE.exec(part.trim()) ?? [];
    if (matched === undefined) return undefined;
    const [first, last] = [dayOf(from), dayOf(to)];
    for (let day = first; ; day = (day + 1) % DAYS.length) {
      open.add(day);
      if (day === last) break;
    }
  }
  return open;
}

function dayOf(start: string): number {
  return DAYS.findIndex((day) => day.startsWith(start.toLowerCase()));
}

/** Monday to Friday, where the hours do not say it in a way that can be read. */
const COMMON_WEEK = new Set([1, 2, 3, 4, 5]);

/**
 * What came before this moment should be answered by now. The day on which a request comes does not count, and the last
 * one counts until its end. Days are those of the clock of this machine; public holidays are not known.
 */
export function overdueBefore({ count, unit }: ReplyTime, hours: Hours, now: Date): Date {
  if (unit === "hour") return new Date(now.getTime() - count * 3_600_000);
  const open = unit === "day" ? undefined : (workingDays(hours) ?? COMMON_WEEK);
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  for (let left = count; left > 0; ) {
    day.setDate(day.getDate() - 1);
    if (!open || open.has(day.getDay())) left -= 1;
  }
  return day;
}

/** The moment at which a promise to whoever came on a day is broken. It is the other side of `overdueBefore`, for days. */
export function promisedUntil({ count, unit }: ReplyTime, hours: Hours, received: Date): Date {
  const open = unit === "working day" ? (workingDays(hours) ?? COMMON_WEEK) : undefined;
  const day = new Date(received.getFullYear(), received.getMonth(), received.getDate());
  for (let left = count; left > 0; ) {
    day.setDate(day.getDate() + 1);
    if (!open || open.has(day.getDay())) left -= 1;
  }
  day.setDate(day.getDate() + 1);
  return day;
}
