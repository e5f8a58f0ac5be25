import { readFile } from "node:fs/promises";
import path from "node:path";
import GithubSlugger from "github-slugger";
import { type Page, pageOf } from "../page.ts";
import { parseMeta, parsePage } from "../parse.ts";
import type { PageMeta, Problem } from "../schema.ts";
import { readYaml } from "../yaml.ts";
import { GLOSSARY_PATH, glossarySchema, type Term, type Terms, termsByName } from "./schema.ts";
import { pagesSaying } from "./uses.ts";

/** Where the terms stand, as problems name it. */
export const GLOSSARY_FILE = "content/glossary.yaml";

/** A page that may say a term. */
type Sayer = Pick<Page, "path" | "meta" | "text" | "tree">;

/**
 * The terms of the site, and the page that shows them all, made of them. `meanings` is that page with nothing but what the
 * terms mean, to be checked, and `text` the file as it was read, for the places of problems.
 */
export type Glossary = { terms: Term[]; byName: Terms; page: Page; meanings: Page; text: string };

/** Reads `glossary.yaml`. A site without one has no terms. */
export async function readGlossary(contentDir: string) {
  const text = await readFile(path.join(contentDir, "glossary.yaml"), "utf8").catch(() => null);
  if (text === null) return { glossary: null, problems: [] };
  const read = readYaml(glossarySchema, { file: GLOSSARY_FILE, text, rule: "term", linesBefore: 0 });
  return read.ok ? { glossary: { ...read.value, text }, problems: [] } : { glossary: null, problems: read.problems };
}

/** So many pages are named that say a term; some stand on all of them. */
const MOST_PAGES = 4;

type GlossaryInput = { written: string; terms: Term[]; text: string };

/** Makes the page of all terms, in the order of the alphabet, each with pages that say it. */
export function glossaryOf({ written, terms, text }: GlossaryInput, pages: Sayer[]): Glossary {
  const sorted = terms.toSorted((a, b) => a.term.localeCompare(b.term, "en"));
  const known = { file: GLOSSARY_FILE, path: GLOSSARY_PATH, topic: null, name: "glossary", meta: metaOf(written) };
  return {
    ...{ terms: sorted, byName: termsByName(terms), text },
    page: pageOf(known, () =>
      pageText(
        written,
        sorted.map((term) => [...told(term), ...waysFrom(term, pages)]),
      ),
    ),
    meanings: pageOf(known, () => pageText(written, sorted.map(told))),
  };
}

/** What is wrong with the words of the terms; their place is that in the page that is made of them. */
export function slipsIn({ page, meanings }: Glossary): Problem[] {
  const read = [page, meanings].map(({ file, text }) => parsePage(file, text));
  return read.flatMap((one) => (one.ok ? [] : one.problems)).slice(0, 1);
}

function metaOf(written: string): PageMeta {
  const read = parseMeta(GLOSSARY_FILE, frontMatter(written));
  if (!read.ok) throw new Error("The page of terms has front matter of our own");
  return read.value;
}

function pageText(written: string, parts: string[][]): string {
  return [frontMatter(written), ...parts.flat()].join("\n\n");
}

function frontMatter(written: string): string {
  return `---
title: What the words mean
short: Words explained
description: The medical words on these pages, each explained in a sentence or two, with the pages that use it.
order: 99
written: ${written}
---

You meet these words on our pages. There, press a word with dots below it to see what it means. Here they all stand in one place.`;
}

/** One term: its heading, and what it means. */
function told({ term, meaning, source }: Term): string[] {
  const heading = `## ${term.charAt(0).toUpperCase()}${term.slice(1)}`;
  return [heading, source ? `${meaning.slice(0, -1)} <Cite id="${source}" />.` : meaning];
}

/** The other names of a term, and pages that say it. */
function waysFrom(term: Term, pages: Sayer[]): string[] {
  const others = term.also.filter((other) => !other.toLowerCase().startsWith(term.term.toLowerCase()));
  const links = pagesSaying(term, pages, MOST_PAGES).map(({ path: to, meta }) => `[${meta.short}](${to})`);
  return [
    ...(others.length > 0 ? [`Also: ${others.join(", ")}`] : []),
    ...(links.length > 0 ? [`See: ${links.join(", ")}`] : []),
  ];
}

/** The id under which a term stands on the page of all terms, and its explanation where it is used. */
export function termId(term: string): string {
  return new GithubSlugger().slug(term);
}
