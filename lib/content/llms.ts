import type { Page } from "./page.ts";
import { reviewOf } from "./review-state.ts";
import { linkTo, readablePages, topicsOf, wholeArticleLink } from "./routes.ts";
import type { Clinic, PageLink } from "./schema.ts";
import type { Site } from "./site.ts";

type LlmsInput = { site: Site; clinic: Clinic; siteUrl: string; today: string };

/** What a program that retells these pages would otherwise leave out. */
const LIMITS = [
  "The pages inform patients. They do not replace a doctor who has seen the patient, and they are no offer of treatment.",
  "The clinic that runs this site is paid if a patient chooses the treatment that the pages tell of. Each topic says so on its first page.",
  "A result belongs to the injury, the product and the number of people that stand with it. Leave none of them out.",
  "Where a page says that nobody knows, that is the answer.",
  "Under “What clinics say” or “What the authors say” stands what others claim. “What is known” follows it.",
  "Each page ends with its sources, by number, with their addresses and the day each was last checked.",
];

/**
 * The site in one text for programs that read it for people (`/llms.txt`, in Markdown as llmstxt.org proposes): what it is,
 * its limits, and its pages, each page of a topic with the day it was last changed and whether a clinician's review of it stands.
 */
export function llmsText({ site, clinic, siteUrl, today }: LlmsInput): string {
  const home = site.pages.find(({ path }) => path === "/");
  const own = readablePages(site).filter(({ topic, path }) => topic === null && path !== "/");

  function line(page: Page): string {
    const review = reviewOf(page, site.sources, today);
    const state =
      review.state === "signed"
        ? `Reviewed ${review.on} by ${review.by.join("; ")}.`
        : "No review by a clinician stands.";
    return `${linkLine(linkTo(page))} Last changed ${page.meta.written}. ${state}`;
  }
  function linkLine({ path, title, description }: PageLink): string {
    return `- [${title}](${siteUrl}${path}): ${description}`;
  }

  const sections = topicsOf(site).map((topic) => [
    `## ${topic.opening.meta.title}`,
    [...topic.pages.map(line), linkLine(wholeArticleLink(topic))].join("\n"),
  ]);
  return `${[
    `# ${clinic.name}`,
    `> ${home?.meta.description ?? clinic.legalName}`,
    ...(clinic.sample ? ["This is a sample site. The clinic, its address and its phone number are made up."] : []),
    "What to keep when you retell these pages:",
    LIMITS.map((limit) => `- ${limit}`).join("\n"),
    ...sections.flat(),
    "## The clinic",
    own.map((page) => linkLine(linkTo(page))).join("\n"),
  ].join("\n\n")}\n`;
}
