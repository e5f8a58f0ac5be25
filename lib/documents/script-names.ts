import type { DocumentNames } from "./used-style.ts";

/** What stands between the words of texts in a script. */
const BETWEEN_WORDS = /[\s"'`]+/;

/** The tag that a script asks React to make: the first thing it tells a function. */
const MADE_TAG = /\(["'`]([a-z][a-z0-9]*)["'`],/g;

/**
 * Adds to the names of a page those that its script may bring into it later, such as what an error is shown with: every
 * word of its texts may be a class, as Tailwind itself assumes of our sources. A word too many costs a rule too many.
 */
export function withNamesOfScript(names: DocumentNames, script: string): DocumentNames {
  const tags = [...script.matchAll(MADE_TAG)].map(([, tag = ""]) => tag);
  return {
    ...names,
    classes: new Set([...names.classes, ...script.split(BETWEEN_WORDS)]),
    tags: new Set([...names.tags, ...tags]),
  };
}
