import { readFileSync } from "node:fs";
import path from "node:path";
import { readStyle } from "@/lib/content/claims/style";
import type { Notices } from "@/lib/content/notices/schema";
import { anchorsOf } from "@/lib/content/outline";
import type { Page } from "@/lib/content/page";
import { parsePage } from "@/lib/content/parse";
import type { ShownScore } from "@/lib/content/ratings/schema";
import type { Clinic, Problem } from "@/lib/content/schema";
import type { Site } from "@/lib/content/site";
import type { Source } from "@/lib/content/sources/schema";

/** A clinic for tests, as clinic.yaml would give it. */
export const CLINIC: Clinic = {
  name: "Test Clinic",
  sample: true,
  legalName: "Test Clinic (not a real clinic)",
  jurisdiction: "US",
  emergencyNumber: "911",
  phone: "+1 202-555-0143",
  email: "desk@clinic.example",
  address: ["1 Example Street"],
  hours: [{ days: "Monday to Friday", open: "09:00", close: "17:00" }],
  replyTime: "2 working days",
  keepDays: 90,
  keepOpenDays: 365,
  securityContact: "security@clinic.example",
  questions: { injuryType: true, injuryTime: true, hadSurgery: true, imaging: true, goal: true },
};

/** A source for tests. */
export const SOURCE: Source = {
  citation: "A trial of boots. Journal of Tests 2020.",
  year: 2020,
  doi: "10.1000/test",
  kind: "randomized trial",
  people: 540,
  injury: "acute rupture",
  product: "walking boot",
  comparator: "plaster cast",
  followUp: "9 months",
  limits: "It says nothing about surgery.",
  funding: "Not stated in the summary we read.",
  figures: [{ value: "540", what: "people in the trial", unit: "people" }],
  checked: "2026-11-20",
};

/** A score that two people gave, for tests. */
export const SCORE: ShownScore = {
  topic: "achilles-tendon-rupture",
  instrument: "DISCERN",
  score: 61.5,
  raters: [
    { name: "A. B.", role: "nurse" },
    { name: "C. D.", role: "patient" },
  ],
  on: "2026-11-20",
};

const FRONT_MATTER = `---
title: A page for tests
short: Tests
description: A page that exists only so that a test can read it and look at it.
order: 1
written: 2026-11-20
---
`;

/** The text of a page whose front matter is in order. Its first line of body is line 8. */
export function pageText(body: string): string {
  return `${FRONT_MATTER}${body}`;
}

/** Reads a page's body as the page `/topic/page` of a site; returns its problems when it cannot be read. */
export function readBody(body: string): { ok: true; page: Page } | { ok: false; problems: Problem[] } {
  const parsed = parsePage("content/topic/page.mdx", pageText(body));
  if (!parsed.ok) return parsed;
  const anchors = new Set(anchorsOf(parsed.page.tree).map((anchor) => anchor.id));
  return {
    ok: true,
    page: {
      ...parsed.page,
      file: "content/topic/page.mdx",
      path: "/topic/page",
      topic: "topic",
      name: "page",
      anchors,
    },
  };
}

/** What the law is said to be, for tests. */
const NOTICES: Notices = {
  US: {
    text: "The FDA has approved no stem cell product.",
    status: "No stem cell product is approved.",
    source: "boots-2020",
    link: "FDA, 2021",
    states: { California: { text: "A notice of California.", source: "boots-2020", link: "Section 684" } },
  },
};

const style = readStyle(readFileSync(path.resolve(import.meta.dirname, "../../content/style.yaml"), "utf8"));

/** The style of this site, as `content/style.yaml` gives it. */
export const STYLE = style.ok ? style.value : null;

/** A site that holds the given pages, the test clinic, and one source named `boots-2020`. */
export function siteOf(pages: Page[]): Site {
  return {
    clinic: CLINIC,
    style: STYLE,
    searchWords: null,
    glossary: null,
    sources: new Map([["boots-2020", SOURCE]]),
    sourcesAreRead: true,
    notices: NOTICES,
    yamlFiles: [],
    pages,
    broken: [],
    problems: [],
    scores: [],
    files: ["topic/index.mdx", "clinic/home.mdx", "clinic/about.mdx", "clinic/privacy.mdx"],
    pictures: new Set(["/images/boot.svg"]),
  };
}
