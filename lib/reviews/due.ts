import { nameOf, reviewOf } from "../content/review-state.ts";
import type { Site } from "../content/site.ts";
import type { Due, DuePage } from "./schema.ts";

/** Milliseconds. */
const DAY = 86_400_000;

/** So many days ahead it is told that a review will be due. */
const SOON = 60;

/** Sorts all pages by what a clinician has to do on a day: what readers are warned of comes first in each list. */
export function pagesDue(site: Site, today: string): Due {
  const pages = site.pages.map((page): DuePage => {
    return { name: nameOf(page), title: page.meta.title, review: reviewOf(page, site.sources, today) };
  });
  const inState = (state: DuePage["review"]["state"]) => pages.filter(({ review }) => review.state === state);
  const byDay = (list: DuePage[]) => list.toSorted((a, b) => nextOf(a).localeCompare(nextOf(b)));
  const until = new Date(Date.parse(today) + SOON * DAY).toISOString().slice(0, 10);
  const signed = inState("signed");
  return {
    broken: site.broken.map((page) => ({ name: nameOf(page), problems: page.problems.length })),
    stale: byDay(inState("stale")),
    overdue: byDay(inState("overdue")),
    unsigned: inState("none"),
    soon: byDay(signed.filter((page) => nextOf(page) <= until)),
    signed: signed.length,
  };
}

function nextOf({ review }: DuePage): string {
  return review.state === "none" ? "" : review.next;
}
