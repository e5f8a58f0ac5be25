import path from "node:path";
import type { Settings } from "../settings.ts";
import { checkSite } from "./check.ts";
import { COUNSEL_QUESTIONS } from "./counsel.ts";
import { benchmarksOf } from "./jama.ts";
import { emptySlots } from "./notices/of-clinic.ts";
import type { Page } from "./page.ts";
import { problemLine } from "./problems.ts";
import { PRODUCT_LINES } from "./product/schema.ts";
import { nameOf, reviewOf } from "./review-state.ts";
import type { Clinic, Problem } from "./schema.ts";
import type { Site } from "./site.ts";

/** One thing that stands between this copy and a launch: where it belongs, and what to do. */
export type LaunchPoint = {
  area: "Content" | "Sample values" | "Product" | "Reviews" | "Transparency" | "Counsel" | "Server";
  what: string;
};

type LaunchInput = {
  site: Site;
  settings: Pick<Settings, "siteUrl" | "dataDir" | "backupDir">;
  environment: Record<string, string | undefined>;
  today: string;
};

/** Values that nobody has for real: reserved names and numbers, and words that say so. */
const SAMPLE_VALUE =
  /\.(?:example|test|invalid|localhost)\b|@example\.(?:com|org|net)\b|\b555[-. ]?01\d\d\b|\bsample|\bexample\b|not a real|\bZZ 00000\b/i;

/** Words on a page that speak of a sample clinic. */
const SAMPLE_WORDS = /\bis a sample\b|\bsample (?:site|website|clinic)\b/i;

/**
 * Everything that stands between this copy and the launch of a real clinic's site on a day, and notes that are good to
 * know and stop nothing. An empty list means that no check of this program objects; it is no legal clearance.
 */
export function launchReport(input: LaunchInput): { points: LaunchPoint[]; notes: string[] } {
  const { site, today } = input;
  const problems = checkSite(site);
  return {
    points: [
      ...contentPoints(problems),
      ...samplePoints(site),
      ...productPoints(site.clinic),
      ...reviewPoints(site, today),
      ...transparencyPoints(site, problems, today),
      ...counselPoints(site),
      ...serverPoints(input),
    ],
    notes: [databaseNote(input), secretsNote(input), keysNote(input), backupsNote(input)],
  };
}

function contentPoints(problems: Problem[]): LaunchPoint[] {
  const errors = problems.filter(({ severity }) => severity === "error");
  return errors.map((problem) => ({ area: "Content", what: problemLine(problem) }));
}

function samplePoints({ clinic, pages }: Site): LaunchPoint[] {
  const flag = clinic?.sample ? ["content/clinic.yaml says “sample: true”. When every value is real, write false"] : [];
  const values = clinic ? textsOf(clinic).filter(({ text }) => SAMPLE_VALUE.test(text)) : [];
  const words = pages.flatMap(sampleWordsIn);
  const what = [
    ...flag,
    ...values.map(
      ({ key, text }) => `content/clinic.yaml: “${key}” is a sample value (${text}). Write the clinic's own`,
    ),
    ...words,
  ];
  return what.map((words) => ({ area: "Sample values", what: words }));
}

/** Every text of the clinic's details, with the name of its entry. */
function textsOf(clinic: Clinic): { key: string; text: string }[] {
  return Object.entries(clinic).flatMap(([key, value]) => {
    const texts = Array.isArray(value) ? value : [value];
    return texts.flatMap((text) => (typeof text === "string" ? [{ key, text }] : []));
  });
}

function sampleWordsIn(page: Page): string[] {
  return page.text.split("\n").flatMap((line, at) => {
    const found = SAMPLE_WORDS.exec(line)?.[0];
    return found ? [`${page.file}:${at + 1} speaks of a sample (“${found}”). Say who the clinic is`] : [];
  });
}

/** Each line of the product card that the clinic has left empty; patients are told to ask about it. */
function productPoints(clinic: Clinic | null): LaunchPoint[] {
  if (!clinic) return [];
  return PRODUCT_LINES.filter(({ key }) => clinic.product?.[key] === undefined).map(({ key, name }) => ({
    area: "Product",
    what: `content/clinic.yaml does not say “${name}”. Write it under “product:” after “${key}:”`,
  }));
}

function reviewPoints(site: Site, today: string): LaunchPoint[] {
  return site.pages.flatMap((page) => {
    const review = reviewOf(page, site.sources, today);
    if (review.state === "signed") return [];
    const why = {
      none: "has not been reviewed",
      stale: "has changed since its review",
      overdue: "is due for its next review",
    }[review.state];
    return [{ area: "Reviews", what: `${nameOf(page)} ${why}` }];
  });
}

function transparencyPoints(site: Site, problems: Problem[], today: string): LaunchPoint[] {
  const missed = benchmarksOf(site, problems, today).filter(({ met }) => !met);
  return missed.map(({ line }) => ({ area: "Transparency", what: line }));
}

function counselPoints(site: Site): LaunchPoint[] {
  const { clinic } = site;
  if (!clinic) return [];
  const confirmed = new Set((clinic.counsel ?? []).map(({ notice }) => notice));
  const known = COUNSEL_QUESTIONS[clinic.jurisdiction];
  const open = known.filter(({ id }) => !confirmed.has(id)).map(({ id, ask }) => `${id}: ${ask}`);
  const unknown = [...confirmed]
    .filter((id) => !known.some((notice) => notice.id === id))
    .map((id) => `“${id}” under “counsel:” in content/clinic.yaml is no question for ${clinic.jurisdiction}`);
  return [...emptySlots(site, clinic), ...open, ...unknown].map((what) => ({ area: "Counsel", what }));
}

function serverPoints({ settings: { siteUrl }, environment }: LaunchInput): LaunchPoint[] {
  const mail = environment.SMTP_URL
    ? []
    : [
        "SMTP_URL is not set, so e-mails are only written to files: nobody is told of a new request. Give it your mail server",
      ];
  const limits =
    environment.REQUEST_LIMITS === "off" ? ["REQUEST_LIMITS is off, which is only for measuring. Remove it"] : [];
  const proxy = environment.TRUST_PROXY
    ? []
    : [
        "TRUST_PROXY is not set. Name the server in front there, like 127.0.0.1: until then all senders count as one, and a program can use up what is taken in an hour",
      ];
  const { protocol, hostname } = new URL(siteUrl);
  const isPublic =
    protocol === "https:" && !/^(?:localhost|127\.|\[::1\])|\.(?:example|test|invalid|localhost)$/.test(hostname);
  const address = `SITE_URL is ${siteUrl}. Set it to the site's public address, which begins with https://`;
  return [...(isPublic ? [] : [address]), ...mail, ...proxy, ...limits].map((what) => ({ area: "Server", what }));
}

function databaseNote({ environment, settings }: LaunchInput): string {
  if (!environment.DATABASE_URL)
    return `Database: requests are kept in ${path.join(settings.dataDir, "clinic.db")}. One server can use it.`;
  const needed = ["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", "REQUESTS_KEY"].filter((name) => !environment[name]);
  const keys = "Several servers need the same keys";
  return needed.length === 0
    ? `Database: requests are kept on the server that DATABASE_URL names. ${keys}: give each of them the values that are set here.`
    : `Database: requests are kept on the server that DATABASE_URL names. ${keys}: before a second one starts, set ${needed.join(" and ")} on all of them.`;
}

function secretsNote({ environment, settings }: LaunchInput): string {
  const name = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";
  if (environment[name]) return `Secrets: ${name} is given by the environment.`;
  const file = path.join(settings.dataDir, "secrets", "server-actions.key");
  return `Secrets: ${name} is not set, so the site makes its own and keeps it in ${file}. Keep that file private and in your backups.`;
}

function keysNote({ environment, settings }: LaunchInput): string {
  const place = environment.REQUESTS_KEY
    ? "in REQUESTS_KEY, which the environment gives"
    : `in ${path.join(settings.dataDir, "secrets", "requests.key")}`;
  return `Keys: what opens the requests is ${place}. Back it up apart from the database: without it nobody can read them.`;
}

function backupsNote({ environment, settings }: LaunchInput): string {
  return environment.BACKUPS_KEPT === "0"
    ? "Backups: BACKUPS_KEPT is 0, so none is made at night. Make them with npm run backup."
    : `Backups: one a night, into ${settings.backupDir}. Copy them to another machine, and keys.backup to a third place; try a restore once.`;
}
