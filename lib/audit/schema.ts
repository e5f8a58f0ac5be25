import * as z from "zod/mini";

/** What the trail can be narrowed down to. */
export const KIND_WORDS = {
  access: "Signing in and out",
  looks: "Looking, searching, printing",
  changes: "Changes to requests",
  leaving: "Exports and erasures",
  accounts: "Accounts",
  site: "The site itself",
} as const;

export type Kind = keyof typeof KIND_WORDS;

/** Which part of the trail somebody wants to see. What an address says that is none of this is passed over. */
export const trailFilterSchema = z.object({
  who: z.catch(z.optional(z.string().check(z.regex(/^[\w-]{1,64}$/))), undefined),
  kind: z.catch(z.optional(z.enum(["access", "looks", "changes", "leaving", "accounts", "site"])), undefined),
  day: z.catch(z.optional(z.iso.date()), undefined),
  before: z.catch(z.optional(z.pipe(z.string().check(z.regex(/^[1-9]\d{0,14}$/)), z.transform(Number))), undefined),
});

export type TrailFilter = z.output<typeof trailFilterSchema>;

/** An entry of the trail, ready to be shown: who did what, to which request or whose account. */
export type TrailLine = { number: number; at: Date; who: string; words: string; reference?: string; about?: string };

/** What a check of the whole trail found. */
export type CheckState = {
  checked?: { at: Date; ok: true; count: number; last: string } | { at: Date; ok: false; number: number };
};

export const TRAIL_PATH = "/staff/trail";

/** The address of a part of the trail. It holds ids and days, and nothing about anybody. */
export function trailPath({ who, kind, day }: TrailFilter, before?: number): string {
  const given = { who, kind, day, before: before?.toString() };
  const set = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const query = new URLSearchParams(set).toString();
  return `${TRAIL_PATH}${query && `?${query}`}`;
}
