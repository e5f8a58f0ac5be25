import { dayOf } from "../content/day.ts";
import type { Page } from "../content/page.ts";
import { problemLine } from "../content/problems.ts";
import { LONGEST_REVIEW, problemsToSign, yearsAfter } from "../content/review.ts";
import { hashOf, nameOf, reviewOf } from "../content/review-state.ts";
import { type SigningPlace, signingPlace, siteInFolder } from "../content/sign-here.ts";
import type { Site } from "../content/site.ts";
import { settings } from "../settings.ts";
import type { PageSheet } from "./schema.ts";

/** What stands around a sheet: what readers see now, who looks at it and when, and where the server stands. */
type Around = { shown: Site; signer: string; today: string; place: SigningPlace; hasOtherServers: boolean };

/** The sheet of a page as its file is now, for whoever looks at it. */
export async function readSheetOf(
  name: string,
  { now, ...looking }: Pick<Around, "shown" | "signer"> & { now: Date },
): Promise<PageSheet | undefined> {
  const site = await siteInFolder();
  const place = pageNamed(site, name) ? await signingPlace(name) : "here";
  const hasOtherServers = settings().databaseUrl !== undefined;
  return sheetOf(site, name, { ...looking, today: dayOf(now), place, hasOtherServers });
}

/** What somebody needs to decide about a page, by its name; nothing when there is no page of this name that can be read. */
function sheetOf(site: Site, name: string, around: Around): PageSheet | undefined {
  const page = pageNamed(site, name);
  if (!page) return undefined;
  const { today, place, hasOtherServers } = around;
  const review = reviewOf(page, site.sources, today);
  const problems = problemsToSign(page, site);
  const linesOf = (severity: string) =>
    problems.filter((problem) => problem.severity === severity).map((problem) => problemLine(problem));
  return {
    name,
    title: page.meta.title,
    path: page.path,
    file: page.file,
    written: page.meta.written,
    review,
    changedText: review.state === "stale" && page.meta.written > review.on,
    errors: linesOf("error"),
    advice: linesOf("advice"),
    read: hashOf(page, site.sources),
    shown: isShown(page, site, around),
    place,
    hasOtherServers,
    role: roleOf(around.signer, site),
    days: { usual: yearsAfter(today, 1), first: today, last: yearsAfter(today, LONGEST_REVIEW) },
  };
}

/** Whether readers see the text in the file: nobody is to sign what they could not read. */
export function isTextShown(page: Page, site: Site, shown: Site): boolean {
  const published = pageNamed(shown, nameOf(page));
  return published !== undefined && hashOf(published, shown.sources) === hashOf(page, site.sources);
}

export function pageNamed(site: Site, name: string): Page | undefined {
  return site.pages.find((page) => nameOf(page) === name);
}

function isShown(page: Page, site: Site, { shown, today }: Around): PageSheet["shown"] {
  if (!isTextShown(page, site, shown)) return "older-text";
  const published = pageNamed(shown, nameOf(page));
  const seen = published && reviewOf(published, shown.sources, today);
  return JSON.stringify(seen) === JSON.stringify(reviewOf(page, site.sources, today)) ? "as-it-is" : "without-sign-off";
}

/** The profession with which somebody has signed before. */
function roleOf(signer: string, { pages }: Site): string {
  const signed = pages.flatMap(({ meta: { reviewed } }) => (reviewed?.by === signer ? [reviewed] : []));
  return signed.toSorted((a, b) => b.on.localeCompare(a.on))[0]?.role ?? "";
}
