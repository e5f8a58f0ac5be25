import { rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { isMap, parseDocument, stringify } from "yaml";
import { z } from "zod";
import { checkPage } from "./check.ts";
import { splitFrontMatter } from "./front-matter.ts";
import type { Page } from "./page.ts";
import { parsePage } from "./parse.ts";
import { problemLine } from "./problems.ts";
import { hashOf, nameOf } from "./review-state.ts";
import { NOBODY, type Problem } from "./schema.ts";
import { readSite, type Site } from "./site.ts";

/**
 * Who has reviewed which page, and until when the review holds; without `next`, for one year. Days are as 2027-11-20.
 * `read` is the hash of the text that they have read, when that is known.
 */
export type SignOff = { page: string; by: string; role: string; next?: string; read?: string };

/** The words that examples show in place of a profession. */
export const NO_PROFESSION = /^(?:profession|role)$/i;

/** The longest time that a review may hold, in years. */
export const LONGEST_REVIEW = 3;

type Refused = { ok: false; reason: string };

type Signed = { ok: true; file: string; hash: string; next: string };

/**
 * Records in a page's front matter that a person has reviewed it as it stands, with a hash of its words and sources.
 *
 * An earlier sign-off is replaced; nothing else in the file changes. Refuses an unknown page, a page or `sources.yaml`
 * with errors, a name or profession that is missing or stands in the README, and a next review that does not lie ahead or
 * lies more than three years ahead. Whether the person has the right to sign is for the caller to know.
 */
export async function signPage(contentDir: string, signOff: SignOff, today: string): Promise<Signed | Refused> {
  const ready = await checkSignOff(contentDir, signOff, today);
  if (!ready.ok) return ready;
  const { write, ...signed } = ready;
  await write();
  return signed;
}

/** Checks all that `signPage` checks, and gives what writes the sign-off, for a caller who keeps something along with it. */
export async function checkSignOff(
  contentDir: string,
  signOff: SignOff,
  today: string,
): Promise<(Signed & { write: () => Promise<void> }) | Refused> {
  const site = await readSite(contentDir);
  const by = signOff.by.trim();
  const role = signOff.role.trim();
  const next = signOff.next ?? yearsAfter(today, 1);
  const found = findPage(signOff.page, site);
  if (!found.ok) return found;
  const hash = hashOf(found.page, site.sources);
  const reason = refusal({ by, role, next, today }) ?? errorsOf(found.page, site) ?? unread(signOff.read, hash);
  if (reason) return { ok: false, reason };

  const text = withSignOff(found.page.text, { by, role, on: today, next, hash });
  const written = parsePage(found.page.file, text);
  if (!written.ok || hashOf(written.page, site.sources) !== hash) throw new Error(`${found.page.file} was not signed`);
  const file = path.join(contentDir, `${nameOf(found.page)}.mdx`);
  const write = async () => {
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
  };
  return { ok: true, file: found.page.file, hash, next, write };
}

function findPage(given: string, site: Site): { ok: true; page: Page } | { ok: false; reason: string } {
  const name = given.replace(/^\.?\/?(?:content\/)?/, "").replace(/\.mdx$/, "");
  const page = site.pages.find((candidate) => nameOf(candidate) === name);
  if (page) return { ok: true, page };
  const broken = site.broken.find((candidate) => nameOf(candidate) === name);
  if (broken) return { ok: false, reason: `The page has errors:\n${broken.problems.map(problemLine).join("\n")}` };
  const known = site.pages.map((candidate) => `  ${nameOf(candidate)}`).join("\n");
  const whole = name.endsWith("/whole-article") ? "What is printed in one is signed page by page. " : "";
  const missing = name === "" ? "Name the page to sign" : `There is no page “${given}” to sign`;
  return { ok: false, reason: `${whole}${missing}. Choose one of:\n${known}` };
}

function refusal({ by, role, next, today }: Record<"by" | "role" | "next" | "today", string>): string | undefined {
  if (!/\S\s+\S/.test(by) || /[\r\n]/.test(by)) return 'Say who has reviewed the page: --by "First and last name"';
  if (NOBODY.test(by)) return `“${by}” is nobody's name. Write the reviewer's own after --by`;
  if (NO_PROFESSION.test(role))
    return `“${role}” is no profession. Write the reviewer's own: --role "Orthopedic surgeon"`;
  if (role.length < 3 || /[\r\n]/.test(role)) return 'Say what the reviewer does: --role "Orthopedic surgeon"';
  if (!z.iso.date().safeParse(next).success) return "Write the day of the next review like this: --next 2027-11-20";
  if (next <= today) return `The next review must lie after today, ${today}; “${next}” does not`;
  if (next > yearsAfter(today, LONGEST_REVIEW))
    return `A review holds for at most ${LONGEST_REVIEW} years. Write a day up to --next ${yearsAfter(today, LONGEST_REVIEW)}`;
  return undefined;
}

function unread(read: string | undefined, hash: string): string | undefined {
  if (read === undefined || read === hash) return undefined;
  return "The page, or a source it cites, has changed since you opened it. Read it again, then sign";
}

/** What the check says about a page that somebody wants to sign; an error keeps them from it. */
export function problemsToSign(page: Page, site: Site): Problem[] {
  const inSources = site.problems.filter(({ file }) => file.endsWith("sources.yaml"));
  return [...inSources, ...checkPage(page, site)];
}

function errorsOf(page: Page, site: Site): string | undefined {
  const errors = problemsToSign(page, site).filter(({ severity }) => severity === "error");
  if (errors.length === 0) return undefined;
  return `A page with errors cannot be signed. Mend these first:\n${errors.map(problemLine).join("\n")}`;
}

function withSignOff(text: string, reviewed: Record<"by" | "role" | "on" | "next" | "hash", string>): string {
  const parts = splitFrontMatter(text);
  if (!parts) throw new Error("a page that was read has front matter");
  const yaml = withoutSignOff(parts.yaml).trimEnd();
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const block = stringify({ reviewed }, { lineWidth: 0 }).trimEnd().split("\n").join(lineEnd);
  return `---${lineEnd}${yaml}${lineEnd}${block}${lineEnd}---${lineEnd}${parts.body}`;
}

/** Cuts the old sign-off out of the front matter and leaves every other letter as its writer typed it. */
function withoutSignOff(yaml: string): string {
  const { contents } = parseDocument(yaml);
  const pair = isMap(contents) ? contents.items.find(({ key }) => String(key) === "reviewed") : undefined;
  const start = rangeOf(pair?.key)?.[0];
  const end = rangeOf(pair?.value)?.[2];
  return start === undefined || end === undefined ? yaml : yaml.slice(0, start) + yaml.slice(end);
}

function rangeOf(node: unknown): [number, number, number] | undefined {
  const range = z.object({ range: z.tuple([z.number(), z.number(), z.number()]) }).safeParse(node);
  return range.success ? range.data.range : undefined;
}

/** The same day so many years later; what is reviewed on a leap day is due at the end of February. */
export function yearsAfter(day: string, years: number): string {
  const next = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  return next.endsWith("-02-29") && !z.iso.date().safeParse(next).success ? next.replace(/29$/, "28") : next;
}
