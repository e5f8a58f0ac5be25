import { settings } from "../settings.ts";
import { checkPage, checkSite } from "./check.ts";
import { BY_THE_BUILD, fingerprintOf } from "./fingerprint.ts";
import { glossaryProblems } from "./glossary/check.ts";
import { problemLine } from "./problems.ts";
import { allTopicsLink, handoutPages, readablePages, type Topic, topicsOf, wholeArticlePath } from "./routes.ts";
import type { Clinic, Problem } from "./schema.ts";
import { type Page, readSite, type Site } from "./site.ts";

/** What stands at an address: a page, a topic's handout, or a file whose problems must be mended first. */
export type Found =
  | { kind: "page"; page: Page; topic: Topic | null }
  | { kind: "whole"; topic: Topic }
  | { kind: "broken"; file: string; problems: Problem[] };

/** The site, and the clinic it speaks for. */
export type CheckedSite = { site: Site; clinic: Clinic };

let published: Promise<CheckedSite> | undefined;

/**
 * The content of this site.
 *
 * A build reads it once and refuses to go on while the check finds an error, with the same words that
 * `npm run content:check` prints. What `CONTENT_IS_CHECKED` names by its fingerprint has just been checked, and the server
 * serves what the build has checked; neither is checked again. While developing it is read anew each time, and a broken
 * page shows its problems instead of stopping everything.
 */
export function currentSite(): Promise<CheckedSite> {
  if (process.env.NODE_ENV === "development") return readClinicSite();
  published ??= process.env.CONTENT_IS_CHECKED === BY_THE_BUILD ? readClinicSite() : readCheckedSite();
  return published;
}

/** What stands at an address such as `/about`, or nothing. */
export async function findPage(path: string): Promise<Found | null> {
  const { site } = await currentSite();
  const slip = site.problems[0];
  if (slip) return { kind: "broken", file: slip.file, problems: site.problems };
  const broken = site.broken.find((page) => page.path === path);
  if (broken) return { kind: "broken", file: broken.file, problems: broken.problems };
  const topics = topicsOf(site);
  const whole = topics.find((topic) => wholeArticlePath(topic) === path);
  if (whole) return { kind: "whole", topic: whole };
  const page = readablePages(site).find((candidate) => candidate.path === path);
  if (!page) return null;
  const errors = process.env.NODE_ENV === "development" ? errorsOn(page, site) : [];
  if (errors.length > 0) return { kind: "broken", file: page.file, problems: errors };
  return { kind: "page", page, topic: topics.find((topic) => topic.name === page.topic) ?? null };
}

/** What keeps a page from being shown. Only while developing can there be anything: all else shows a checked site. */
function errorsOn(page: Page, site: Site): Problem[] {
  const found = page === site.glossary?.page ? glossaryProblems(site) : checkPage(page, site);
  return found.filter((problem) => problem.severity === "error");
}

/** Every address that content gives the site, with the day its text was last changed or, when that came later, reviewed. */
export async function listAddresses(): Promise<{ path: string; changed: string }[]> {
  const { site } = await currentSite();
  const pages = readablePages(site).map((page) => ({ path: page.path, changed: lastDayOf([page]) }));
  const wholes = topicsOf(site).map((topic) => ({
    path: wholeArticlePath(topic),
    changed: lastDayOf(handoutPages(topic)),
  }));
  const all = allTopicsLink(site);
  const openings = topicsOf(site).map(({ opening }) => opening);
  return [...pages, ...wholes, ...(all ? [{ path: all.path, changed: lastDayOf(openings) }] : [])];
}

function lastDayOf(pages: Page[]): string {
  const days = pages.flatMap(({ meta }) => [meta.written, meta.reviewed?.on ?? ""]);
  return days.toSorted().at(-1) ?? "";
}

/** Every address below the home page that has a page of its own, also while its file is broken, in parts for Next. */
export async function listSlugs(): Promise<{ slug: string[] }[]> {
  const { site } = await currentSite();
  const addresses = await listAddresses();
  const paths = [...addresses, ...site.broken].map(({ path }) => path);
  return paths.filter((path) => path !== "/").map((path) => ({ slug: path.slice(1).split("/") }));
}

async function readClinicSite(): Promise<CheckedSite> {
  const site = await readSite(settings().contentDir);
  if (!site.clinic) throw new Error(site.problems.map(problemLine).join("\n"));
  return { site, clinic: site.clinic };
}

async function readCheckedSite(): Promise<CheckedSite> {
  const checked = await readClinicSite();
  if (process.env.CONTENT_IS_CHECKED === fingerprintOf(checked.site)) return checked;
  const errors = checkSite(checked.site).filter((problem) => problem.severity === "error");
  if (errors.length > 0) throw new Error(`The content has errors:\n${errors.map(problemLine).join("\n")}`);
  return checked;
}
