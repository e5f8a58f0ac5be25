/** The day of a moment in UTC, written as content writes days: 2026-11-20. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}

/**
 * True for a day that has not begun anywhere on earth. Somebody east of Greenwich may be a day ahead of the clock that
 * the check goes by.
 */
export function isAhead(day: string, today: string): boolean {
  return Date.parse(day) > Date.parse(today) + 24 * 60 * 60 * 1000;
}
