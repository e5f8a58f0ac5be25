import { z } from "zod";

/** Where the page of all terms stands. */
export const GLOSSARY_PATH = "/glossary";

/** Words that would be read as signs of the page they are put into. */
const PLAIN = /^[^<>{}[\]*_`\\]+$/;

const name = z
  .string("Write the word in quotation marks if it looks like a number")
  .trim()
  .min(2, "Write at least two letters")
  .max(40, "Keep it to 40 characters")
  .regex(PLAIN, "Write words only, without signs such as < or *");

const termSchema = z.strictObject({
  term: name,
  also: z
    .array(name, "List other names and spellings after “also:”, like [torn again], or take the line out")
    .default([]),
  meaning: z
    .string("Say in a sentence what it is after “meaning:”")
    .trim()
    .min(15, "Say in a whole sentence what it is")
    .max(200, "Keep the meaning to 200 characters: it is read in the middle of another sentence")
    .regex(PLAIN, "Write words only, without signs such as < or *")
    .regex(/\.$/, "End the meaning with a full stop"),
  source: z.string("Write the id of a source from sources.yaml, or take the line out").optional(),
});

/** `content/glossary.yaml`: each term that pages explain, with its other names, and what it means in plain words. */
export const glossarySchema = z
  .strictObject({
    written: z.iso.date("Write the day of the last change like 2026-11-20"),
    terms: z.array(termSchema, "List the terms after “terms:”").min(1),
  })
  .superRefine(({ terms }, context) => {
    const taken = new Set<string>();
    for (const [at, { term, also }] of terms.entries()) {
      for (const one of [term, ...also].map((words) => words.toLowerCase())) {
        if (taken.has(one)) {
          const message = `“${one}” stands twice in this file. Take one of the two out`;
          context.addIssue({ code: "custom", path: ["terms", at, "term"], message });
        }
        taken.add(one);
      }
    }
  });

export type Term = z.output<typeof termSchema>;

/** Finds a term by any of its names; capitals and the line it is broken at do not count. */
export type Terms = Map<string, Term>;

/** The terms by each of their names. */
export function termsByName(terms: Term[]): Terms {
  return new Map(terms.flatMap((term) => [term.term, ...term.also].map((one) => [nameKey(one), term] as const)));
}

/** A name as it is looked up. */
export function nameKey(words: string): string {
  return words.replaceAll(/\s+/g, " ").trim().toLowerCase();
}
