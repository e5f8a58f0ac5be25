/** A day or a week by the clock of this machine, from its first moment to the first one after it. Milliseconds. */
export type Span = { begins: number; ends: number };

const DAYS = 7;

/** The last weeks, the running one last, each from Monday on. Where clocks are changed, a day has 23 or 25 hours. */
export function lastWeeks(count: number, now: Date): Span[] {
  const first = monday(now) - (count - 1) * DAYS;
  return Array.from({ length: count }, (_, week) => {
    const begins = first + week * DAYS;
    return { begins: startOf(begins, now), ends: startOf(begins + DAYS, now) };
  });
}

/** The days of a week. */
export function daysOf({ begins }: Span): Span[] {
  const start = new Date(begins);
  return Array.from({ length: DAYS }, (_, day) => {
    const from = start.getDate() + day;
    return { begins: startOf(from, start), ends: startOf(from + 1, start) };
  });
}

/** The number of the Monday on or before a day, within its month; zero and less are days of the months before. */
function monday(day: Date): number {
  return day.getDate() - ((day.getDay() + 6) % DAYS);
}

function startOf(day: number, within: Date): number {
  return new Date(within.getFullYear(), within.getMonth(), day).getTime();
}
