import { z } from "zod";
import type { PageLink } from "../content/schema.ts";

/** Where the search stands, and the name of what was typed in its address. */
export const SEARCH_PATH = "/search";
export const QUERY_NAME = "q";

/** What somebody types is read up to this many characters; a long question has half as many. */
export const MOST_CHARACTERS = 120;

/** A piece of a text, and whether it is one of the words that were looked for. */
export type Piece = { text: string; isFound: boolean };

/** Something found: where it leads, where that stands in the site, and words of it that can be read by themselves. */
export type SearchResult = { href: string; title: string; trail: string[]; excerpt: Piece[] };

/** A word by which nothing is found, and the one that was looked for in its place, as it is written. */
export type Correction = { typed: string; taken: string };

/**
 * What the search has to say: the best results with the number of all, or what else the site holds. `query` is what was
 * looked for, on one line; it is empty when nothing was typed.
 */
export type SearchAnswer = {
  query: string;
  isCut: boolean;
  results: SearchResult[];
  total: number;
  corrections: Correction[];
  examples: string[];
  /** False where a page about the treatment must not ask its readers to book. */
  invites: boolean;
  contents: { title: string; pages: PageLink[] }[];
};

/** The address of a search. */
export function searchFor(query: string): string {
  return `${SEARCH_PATH}?${new URLSearchParams({ [QUERY_NAME]: query })}`;
}

const typedSchema = z.union([z.string(), z.array(z.string()).transform((all) => all[0] ?? "")]).catch("");

/**
 * Reads what somebody typed, which can be anything: one line, without signs that cannot be seen, and no longer than
 * `MOST_CHARACTERS`. `isCut` says that there was more.
 */
export function readQuery(typed: unknown): { query: string; isCut: boolean } {
  const line = typedSchema
    .parse(typed)
    .slice(0, 10 * MOST_CHARACTERS)
    .normalize("NFC")
    .replaceAll(/[\p{C}\s]+/gu, " ")
    .trim();
  const query = line
    .slice(0, MOST_CHARACTERS)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trimEnd();
  return { query, isCut: line.length > MOST_CHARACTERS };
}
