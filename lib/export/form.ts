import { EXPORT_LISTS, EXPORT_PATH, type NoTable } from "./schema.ts";
import { dayOf } from "./table.ts";

/** What is chosen in a form that nobody has changed: the last 30 days. Milliseconds. */
const USUAL = 29 * 86_400_000;

const DAY = /^\d{4}-\d\d-\d\d$/;

type Typed = Record<"from" | "to" | "list", string>;

/** The form of the table as its address fills it in. An address holds days, a list and a reason, and nothing else of a form. */
export function formOf(
  asked: Record<string, unknown>,
  now: Date,
): { values: Typed; why: NoTable | undefined; today: string } {
  const dayIn = (typed: unknown, usual: Date) => (typeof typed === "string" && DAY.test(typed) ? typed : dayOf(usual));
  const list = Object.keys(EXPORT_LISTS).find((name) => name === asked.list) ?? "all";
  const why = (["days", "none", "too-many", "busy"] as const).find((reason) => reason === asked.why);
  const values = { from: dayIn(asked.from, new Date(now.getTime() - USUAL)), to: dayIn(asked.to, now), list };
  return { values, why, today: dayOf(now) };
}

/** The address of the form when there is no table. What was typed and is no day does not get into it. */
export function formPath({ from, to, list }: Typed, why: NoTable): string {
  const isList = Object.keys(EXPORT_LISTS).includes(list);
  const given = { ...(DAY.test(from) && { from }), ...(DAY.test(to) && { to }), ...(isList && { list }), why };
  return `${EXPORT_PATH}?${new URLSearchParams(given)}`;
}
