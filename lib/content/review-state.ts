import { createHash } from "node:crypto";
import { splitFrontMatter } from "./front-matter.ts";
import { citationsOf } from "./outline.ts";
import type { Page } from "./page.ts";
import type { Problem, Review } from "./schema.ts";
import type { Site } from "./site.ts";
import type { Source } from "./sources/schema.ts";

/** Signs of the hash that a sign-off keeps: twelve, or 48 bits, enough to notice a change nobody made on purpose. */
const HASH_LENGTH = 12;

/** From the worst state to the best; pages shown together count as the worst of them. */
const STATES = ["stale", "overdue", "signed"] as const;

/**
 * A short SHA-256 of everything a reviewer answers for: the page's words and title, and the sources that it cites.
 *
 * The sign-off itself, the day the text was written, the day a source was last opened and the kind of line ends do not
 * count.
 */
export function hashOf(page: Pick<Page, "meta" | "text" | "tree">, sources: Map<string, Source>): string {
  const { reviewed: _, written: __, ...meta } = page.meta;
  const body = splitFrontMatter(page.text)?.body ?? page.text;
  const ids = [...new Set(citationsOf(page.tree).map(({ id }) => id))].toSorted();
  const cited = ids.map((id) => [id, { ...sources.get(id), checked: undefined }]);
  const whole = canonical({ meta, body: body.replaceAll("\r\n", "\n").trim(), cited });
  return createHash("sha256").update(whole).digest("hex").slice(0, HASH_LENGTH);
}

/** How a page stands on a day: never signed, changed since, due for review again, or signed as it is. */
export function reviewOf(page: Page, sources: Map<string, Source>, today: string): Review {
  const { reviewed } = page.meta;
  if (!reviewed) return { state: "none" };
  const { by, role, on, next, hash } = reviewed;
  const signed = { by: [`${by}, ${role}`], on, next };
  if (hash !== hashOf(page, sources)) return { state: "stale", ...signed };
  return { state: next < today ? "overdue" : "signed", ...signed };
}

/**
 * How pages stand that are shown as one: reviewed only when each of them is, in the worst of their states, by all of their
 * reviewers, since the earliest day and until the earliest next one.
 */
export function reviewOfAll(reviews: Review[]): Review {
  const signed = reviews.flatMap((review) => (review.state === "none" ? [] : [review]));
  const state = STATES.find((worst) => signed.some((review) => review.state === worst));
  const [on] = signed.map((review) => review.on).toSorted();
  const [next] = signed.map((review) => review.next).toSorted();
  if (signed.length < reviews.length || !state || !on || !next) return { state: "none" };
  return { state, by: [...new Set(signed.flatMap((review) => review.by))], on, next };
}

/** Advice for each page whose sign-off no longer stands: its text or a source has changed, or its next review is due. */
export function reviewAdvice(site: Site, today: string): Problem[] {
  return site.pages.flatMap((page) => {
    const review = reviewOf(page, site.sources, today);
    if (review.state === "none" || review.state === "signed") return [];
    const what =
      review.state === "stale"
        ? `The page, or a source it cites, has changed since ${review.by.join("; ")} signed it on ${review.on}`
        : `The next review was due on ${review.next}`;
    const message = `${what}. Have it reviewed, then sign it: npm run content:sign -- ${nameOf(page)} --by "…" --role "…"`;
    const line = page.text.split("\n").findIndex((words) => /^reviewed\s*:/.test(words)) + 1;
    return [
      { file: page.file, line: Math.max(line, 1), column: 1, rule: "review", severity: "advice" as const, message },
    ];
  });
}

/** How staff name a page on the command line, as in `achilles-tendon-rupture/condition` or `clinic/about`. */
export function nameOf(page: Pick<Page, "file">): string {
  return page.file.replace(/^content\//, "").replace(/\.mdx$/, "");
}

/** A value as text that does not depend on the order of its keys; what is absent or empty leaves no trace. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined && !(Array.isArray(inner) && inner.length === 0))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`;
}
