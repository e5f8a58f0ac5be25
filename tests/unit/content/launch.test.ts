import path from "node:path";
import { expect, test } from "vitest";
import { COUNSEL_QUESTIONS } from "@/lib/content/counsel";
import { launchReport } from "@/lib/content/launch";
import type { Page } from "@/lib/content/page";
import { hashOf } from "@/lib/content/review-state";
import type { Clinic } from "@/lib/content/schema";
import { readSite } from "@/lib/content/site";
import { CLINIC, readBody, siteOf } from "@/tests/support/site";

const CONTENT = path.resolve(import.meta.dirname, "../../../content");
const TODAY = "2026-11-20";
const SETTINGS = { siteUrl: "https://www.bayclinic.com", dataDir: "/data", backupDir: "/data/backups" };
const KEY = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";

/** A clinic with nothing made up left in it, whose counsel has answered every question. */
const REAL: Clinic = {
  ...CLINIC,
  name: "Bay Clinic",
  legalName: "Bay Clinic LLC",
  sample: false,
  phone: "+1 415-867-5309",
  email: "desk@bayclinic.com",
  address: ["12 Harbor Road", "Oakland, CA 94607"],
  securityContact: "security@bayclinic.com",
  state: "California",
  product: {
    cells: "Your own marrow.",
    harvest: "By needle, at the hip.",
    processing: "Same day.",
    dose: "Not counted.",
    maker: "Our own lab.",
    status: "Not approved.",
  },
  counsel: COUNSEL_QUESTIONS.US.map(({ id }) => ({ notice: id, by: "A Lawyer", on: TODAY })),
};

function pageOf(body: string, next = "2027-11-20", order = 1): Page {
  const read = readBody(body);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join());
  const page = { ...read.page, meta: { ...read.page.meta, order } };
  const hash = hashOf(page, siteOf([]).sources);
  const reviewed = { by: "A Person", role: "surgeon", on: "2026-10-02", next, hash };
  return { ...page, meta: { ...page.meta, reviewed } };
}

function pointsOf(clinic: Clinic, pages = [pageOf("Words.\n")], settings = SETTINGS): string[] {
  const { points } = launchReport({ site: { ...siteOf(pages), clinic }, settings, environment: {}, today: TODAY });
  return points.map(({ area, what }) => `${area}: ${what}`);
}

/** What stands in every copy whose environment is empty. */
const STANDING = [expect.stringContaining("SMTP_URL is not set"), expect.stringContaining("TRUST_PROXY is not set")];

test("a clinic with real values, reviewed pages and counsel's answers is held up only by what its environment lacks", () => {
  expect(pointsOf(REAL)).toEqual(STANDING);
});

test.each([
  [{ sample: true }, "sample: true"],
  [{ phone: "+1 202-555-0143" }, "“phone” is a sample value (+1 202-555-0143)"],
  [{ phone: "(202) 555 0199" }, "“phone”"],
  [{ email: "desk@clinic.example" }, "“email”"],
  [{ securityContact: "security@example.com" }, "“securityContact”"],
  [{ address: ["1 Example Street"] }, "“address”"],
  [{ name: "Sample Regenerative Medicine Clinic" }, "“name”"],
  [{ legalName: "Bay Clinic (not a real clinic)" }, "“legalName”"],
])("a sample value stands in the way: %j", (change, words) => {
  expect(pointsOf({ ...REAL, ...change })).toEqual([expect.stringContaining(words), ...STANDING]);
});

test("a page that speaks of a sample clinic is named with its line, and a tissue sample is not", () => {
  const page = pageOf("A scan is not a tissue sample.\n\nThis is a sample clinic.\n");
  expect(pointsOf(REAL, [page])).toEqual([
    "Sample values: content/topic/page.mdx:10 speaks of a sample (“is a sample”). Say who the clinic is",
    ...STANDING,
  ]);
});

test("pages that are not reviewed, changed since, or overdue stand in the way, and so do errors", () => {
  const unreviewed = pageOf("Words.\n", undefined, 2);
  const pages = [
    { ...unreviewed, meta: { ...unreviewed.meta, reviewed: undefined } },
    { ...pageOf("Words.\n"), text: unreviewed.text.replace("Words", "Other words"), path: "/b" },
    { ...pageOf("Words.\n", "2026-11-19", 3), path: "/c" },
    { ...pageOf("Go [on](/nowhere).\n", undefined, 4), path: "/d" },
  ];
  expect(pointsOf(REAL, pages)).toEqual([
    expect.stringContaining("Content: content/topic/page.mdx:8:4"),
    "Reviews: topic/page has not been reviewed",
    "Reviews: topic/page has changed since its review",
    "Reviews: topic/page is due for its next review",
    ...STANDING,
  ]);
});

test.each(["http://www.bayclinic.com", "http://localhost:3000", "https://localhost", "https://clinic.example"])(
  "%s is no address for a launch",
  (siteUrl) => {
    expect(pointsOf(REAL, undefined, { ...SETTINGS, siteUrl })).toEqual([
      expect.stringContaining(`SITE_URL is ${siteUrl}`),
      ...STANDING,
    ]);
  },
);

test.each(["US", "UK", "EU"] as const)(
  "every question for counsel in the %s stands until it is answered",
  (jurisdiction) => {
    const ids = COUNSEL_QUESTIONS[jurisdiction].map(({ id }) => expect.stringContaining(`Counsel: ${id}: `));
    const slot = jurisdiction === "US" ? [] : [expect.stringContaining(`holds no notice for ${jurisdiction}`)];
    expect(pointsOf({ ...REAL, jurisdiction, counsel: undefined })).toEqual([...slot, ...ids, ...STANDING]);
  },
);

test("each line that the product card leaves empty stands in the way", () => {
  const product = { ...REAL.product, dose: undefined };
  expect(pointsOf({ ...REAL, product })).toEqual([
    expect.stringContaining("Product: content/clinic.yaml does not say “Dose”"),
    ...STANDING,
  ]);
  expect(pointsOf({ ...REAL, product: undefined })).toHaveLength(6 + STANDING.length);
});

test("an answer under an id that is no question of this jurisdiction is pointed out", () => {
  const counsel = [...(REAL.counsel ?? []), { notice: "uk-privacy", by: "A Lawyer", on: TODAY }];
  expect(pointsOf({ ...REAL, counsel })).toEqual([expect.stringContaining("“uk-privacy”"), ...STANDING]);
});

test("where the secrets are is a note and stands in nobody's way", () => {
  const site = { ...siteOf([]), clinic: REAL };
  const notesOf = (environment: Record<string, string>) =>
    launchReport({ site, settings: SETTINGS, environment, today: TODAY }).notes.join();
  expect(notesOf({})).toContain("/data/secrets/server-actions.key");
  expect(notesOf({ [KEY]: "secret-value" })).toContain("given by the environment");
  expect(notesOf({ [KEY]: "secret-value" })).not.toContain("secret-value");
  expect(notesOf({})).toContain("/data/secrets/requests.key");
  expect(notesOf({})).toContain("one a night, into /data/backups");
  expect(notesOf({ BACKUPS_KEPT: "0" })).toContain("none is made at night");
  expect(notesOf({ REQUESTS_KEY: "secret-value" })).toContain("in REQUESTS_KEY");
  expect(notesOf({ REQUESTS_KEY: "secret-value" })).not.toContain("secret-value");
  expect(notesOf({})).toContain("kept in /data/clinic.db. One server can use it");
  const shared = { DATABASE_URL: "postgres://clinic:secret-value@db/clinic", REQUESTS_KEY: "secret-value" };
  expect(notesOf(shared)).toContain(`before a second one starts, set ${KEY} on all of them`);
  expect(notesOf({ ...shared, [KEY]: "secret-value" })).toContain("give each of them the values that are set here");
  expect(notesOf({ ...shared, [KEY]: "secret-value" })).not.toContain("secret-value");
});

test("this copy is not ready: each sample value, each page and each question is listed", async () => {
  const site = await readSite(CONTENT);
  const { points } = launchReport({ site, settings: SETTINGS, environment: {}, today: TODAY });
  const inArea = (area: string) => points.filter((point) => point.area === area).map(({ what }) => what);
  for (const key of ["sample: true", "“name”", "“legalName”", "“phone”", "“email”", "“address”", "“securityContact”"]) {
    expect(inArea("Sample values")).toContainEqual(expect.stringContaining(key));
  }
  for (const page of ["about", "disclaimer", "home"]) {
    expect(inArea("Sample values")).toContainEqual(expect.stringContaining(`content/clinic/${page}.mdx`));
  }
  expect(inArea("Reviews")).toHaveLength(site.pages.length);
  expect(inArea("Content")).toEqual([]);
});
