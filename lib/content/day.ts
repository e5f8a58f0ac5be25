/** The day of a moment in UTC, written as content writes days: 2026-11-20. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
