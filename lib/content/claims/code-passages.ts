import { placeIn } from "../problems.ts";
import type { Passage } from "./statement.ts";

/**
 * The words that a component or a form shows: texts between tags, and strings that read like a sentence.
 *
 * With `plain`, words that name no treatment are taken to be labels, such as the answers that a form offers.
 * This is no parser. It takes what holds a space and a letter, which leaves out class names only where they stand in
 * `className`; a string of code that is no sentence holds no claim, so that taking too much does no harm.
 */
export function codePassages(text: string, plain: boolean): Passage[] {
  const code = text
    .replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, blank)
    .replaceAll(/^import [\s\S]*?;$/gm, blank)
    .replaceAll(/className="[^"]*"/g, blank);
  const found = [
    ...code.matchAll(
      /"((?:[^"\\\n]|\\.){4,})"|`([^`]{4,})`|>([^<>{}=;]*[a-z][^<>{}=;]*)(?=[<{])|\}([^<>{}=;]*[a-z][^<>{}=;]*)(?=[<{])/g,
    ),
  ];
  return found.flatMap((match) => {
    const words = match.slice(1).find((group) => group !== undefined) ?? "";
    if (!/[a-z].*\s.*[a-z]/is.test(words)) return [];
    const start = match.index + match[0].indexOf(words);
    return [{ ...passage(text, words, start), plain }];
  });
}

/** What the words in components are about when they name no treatment: the page around the words of a writer. */
export const PARTS_OF_SITE = "parts of the site";

function passage(file: string, words: string, start: number): Passage {
  return {
    ...{
      text: words,
      after: "",
      about: PARTS_OF_SITE,
      leadIn: "",
      row: "",
      urgentCare: false,
      plain: false,
      on: "code",
    },
    sourcesAt: [],
    placeAt: (at) => placeIn(file, start + at),
  };
}

function blank(words: string): string {
  return words.replaceAll(/[^\n]/g, " ");
}
