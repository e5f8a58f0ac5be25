import type { Clinic } from "@/lib/content/schema";
import type { SearchAnswer } from "@/lib/search/schema";

const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

/** How many results there are, in words: “Three results for “boot””, or “The best ten of 23 results for “boot””. */
export function countInWords({ query, results, total }: SearchAnswer): string {
  const shown = NUMBERS[results.length] ?? String(results.length);
  const count = total > results.length ? `The best ${shown.toLowerCase()} of ${total} results` : resultsOf(shown);
  return `${count} for “${query}”`;
}

/** The title of the page of results: what was found comes first, since tabs and screen readers cut the rest. */
export function searchTitle(answer: SearchAnswer, clinic: Pick<Clinic, "name">): string {
  return `${answer.query === "" ? "" : `${countInWords(answer)} – `}Search – ${clinic.name}`;
}

function resultsOf(number: string): string {
  return number === "One" ? "One result" : `${number} results`;
}
