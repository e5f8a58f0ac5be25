import { setImmediate } from "node:timers/promises";
import type { Root } from "mdast";
import type { Style } from "./claims/style.ts";
import { yamlPassages } from "./claims/yaml-passages.ts";
import { fileProblems } from "./files.ts";
import { glossaryProblems } from "./glossary/check.ts";
import { lineOfKey } from "./line-of-key.ts";
import { noticesWithoutSource } from "./notices/of-clinic.ts";
import type { Page } from "./page.ts";
import { inReadingOrder } from "./problems.ts";
import { unfilledProduct } from "./product/unfilled.ts";
import { scoreProblems } from "./ratings/scores.ts";
import { takenPaths } from "./routes.ts";
import { blocks } from "./rules/blocks.ts";
import { citations } from "./rules/citations.ts";
import { claims, problemsIn } from "./rules/claims.ts";
import { clinicValues } from "./rules/clinic-values.ts";
import { figures } from "./rules/figures.ts";
import { headings } from "./rules/headings.ts";
import { images } from "./rules/images.ts";
import { invitations } from "./rules/invitations.ts";
import { links } from "./rules/links.ts";
import { markdown } from "./rules/markdown.ts";
import { noCode } from "./rules/no-code.ts";
import { noted } from "./rules/noted.ts";
import { outOfHundred } from "./rules/out-of-hundred.ts";
import { readingGrade } from "./rules/reading-grade.ts";
import { requiredParts } from "./rules/required-parts.ts";
import type { Rule } from "./rules/rule.ts";
import { studies } from "./rules/studies.ts";
import { subject } from "./rules/subject.ts";
import { terms } from "./rules/terms.ts";
import type { Problem } from "./schema.ts";
import { deadPlaces } from "./search-problems.ts";
import type { Site } from "./site.ts";
import { surroundingsOf } from "./surroundings.ts";
import { uncitedSources } from "./uncited.ts";
import { unfilledParts } from "./unfilled-parts.ts";

const RULES: Rule[] = [
  noCode,
  noted,
  blocks,
  citations,
  clinicValues,
  figures,
  headings,
  images,
  links,
  invitations,
  markdown,
  readingGrade,
  requiredParts,
  studies,
  outOfHundred,
  subject,
  terms,
  claims,
];

/** Everything that is wrong with one page, in reading order. */
export function checkPage(page: Page, site: Site): Problem[] {
  return inReadingOrder(RULES.flatMap((rule) => rule(page, site)));
}

/** What was found on a page, by its tree, and the style and surroundings in which that was so. */
const found = new WeakMap<Root, { style: Style | null; around: string; problems: Problem[] }>();

/** The same, worked out anew only when the page or something else that its check looks at has changed. */
function checkAgain(page: Page, site: Site, around: string): Problem[] {
  const before = found.get(page.tree);
  if (before?.style === site.style && before.around === around) return before.problems;
  const problems = checkPage(page, site);
  found.set(page.tree, { style: site.style, around, problems });
  return problems;
}

/** Everything that is wrong in the whole of `content/`: broken files, YAML files, pages, and what no page alone shows. */
export function checkSite(site: Site): Problem[] {
  const around = surroundingsOf(site);
  return inReadingOrder([
    ...site.problems,
    ...site.broken.flatMap((page) => page.problems),
    ...site.pages.flatMap((page) => checkAgain(page, site, around(page))),
    ...claimsInYaml(site),
    ...uncitedSources(site),
    ...noticesWithoutSource(site),
    ...sameAddress(site),
    ...sameOrder(site),
    ...unfilledParts(site),
    ...unfilledProduct(site),
    ...fileProblems(site.files),
    ...scoreProblems(site),
    ...deadPlaces(site),
    ...glossaryProblems(site),
  ]);
}

/** The same, with a turn for others after each page, for a site that is being read while it is checked. */
export async function checkInSteps(site: Site): Promise<Problem[]> {
  const around = surroundingsOf(site);
  for (const page of site.pages) {
    checkAgain(page, site, around(page));
    await setImmediate();
  }
  return checkSite(site);
}

function claimsInYaml({ style, yamlFiles }: Site): Problem[] {
  return style ? yamlFiles.flatMap((yaml) => problemsIn(yaml.file, yamlPassages(yaml), style)) : [];
}

/**
 * Two pages must not be served at one address, as `content/clinic/x.mdx` and the opening page of a topic `x` would, or a
 * file and a page that the site makes by itself.
 */
function sameAddress(site: Site): Problem[] {
  const first = new Map(takenPaths(site).map((path) => [path, "a page that the site makes by itself"]));
  return site.pages.flatMap((page) => {
    const other = first.get(page.path);
    first.set(page.path, other ?? page.file);
    if (other === undefined) return [];
    const message = `This page and ${other} would both be served at ${page.path}. Rename one of them`;
    return [{ file: page.file, line: 1, column: 1, rule: "address", severity: "error" as const, message }];
  });
}

/** Two pages of one folder must not want the same place, or navigation would order them by their names. */
function sameOrder(site: Site): Problem[] {
  const first = new Map<string, Page>();
  return site.pages.flatMap((page) => {
    const place = `${page.topic}/${page.meta.order}`;
    const other = first.get(place);
    first.set(place, other ?? page);
    if (!other) return [];
    const message = `${other.file} has “order: ${page.meta.order}” too. Give each page of a folder a number of its own`;
    const line = lineOfKey(page.text, "order");
    return [{ file: page.file, line, column: 1, rule: "front-matter", severity: "error" as const, message }];
  });
}
