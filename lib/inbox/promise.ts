import { overdueBefore, readReplyTime, workingDays } from "./reply-time.ts";

/** What the clinic promises, as clinic.yaml has it. */
type Promised = { replyTime: string; hours: { days: string }[] };

/**
 * Who came before `overdue` should have had an answer by now. Where the promise cannot be counted, nobody is flagged, and
 * `counting` says how it is counted, or that it is not.
 */
export function overdueOf({ replyTime, hours }: Promised, now: Date): { overdue: Date; counting: string } {
  const promise = readReplyTime(replyTime);
  if (!promise)
    return {
      overdue: new Date(0),
      counting: `Nobody is marked as waiting too long: “${replyTime}” cannot be counted. In content/clinic.yaml, write replyTime like “2 working days” or “24 hours”.`,
    };
  return { overdue: overdueBefore(promise, hours, now), counting: countingWords(promise.unit, hours) };
}

function countingWords(unit: string, hours: Promised["hours"]): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const times = `Times are those of this site’s clock (${zone}).`;
  if (unit !== "working day") return times;
  const days = workingDays(hours)
    ? "the days on which you are open"
    : "Monday to Friday, since your opening hours could not be read as days";
  return `${times} Working days are ${days}; public holidays are not known here.`;
}
