import { stampedAt } from "./stamp.ts";

/** Nobody reads the form and answers eight questions in less. Milliseconds. */
const QUICKEST = 3_000;

/** So many different requests from one page are not one person's any more. */
const MOST_FROM_ONE_PAGE = 5;

/**
 * What of a sent form tells a program from a person: the stamp of its page, the field that people do not see, and whether
 * the page's own script has sent it.
 */
export type Traces = { onceKey: string | undefined; trap: string; byScript: boolean };

/**
 * Says whether a form looks as if a program had sent it: it has no stamp of this site, it came back without its script
 * and sooner than anybody types, or the field that people do not see is filled in. This is a guess: what looks automatic is kept all the same.
 */
export function looksAutomatic({ onceKey, trap, byScript }: Traces, key: Uint8Array, now: Date): boolean {
  const madeAt = onceKey && stampedAt(key, onceKey);
  if (trap !== "" || !madeAt) return true;
  // A browser can fill in a whole form by itself, as after going back to it; and that browser runs the script.
  if (byScript) return false;
  const passed = now.getTime() - madeAt.getTime();
  // A clock that was set back says nothing about the sender.
  return passed >= 0 && passed < QUICKEST;
}

/** Says whether a page that has already sent that many different requests is used by a program. */
export function isWornOut(sentBefore: number): boolean {
  return sentBefore >= MOST_FROM_ONE_PAGE;
}
