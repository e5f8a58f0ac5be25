import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { readYaml } from "./yaml.ts";

/** Where the words for the search stand, as problems name it. */
export const SEARCH_FILE = "content/search.yaml";

const words = z
  .string("Write words, in quotation marks if they are a number")
  .trim()
  .min(2, "Write at least two letters")
  .max(60, "Keep it to 60 characters")
  .regex(/[\p{L}\p{N}]/u, "Write letters or digits");

const typed = z
  .array(words, "List what people type after “typed:”, like [operation, op]")
  .min(1, "List what people type after “typed:”, like [operation, op]");

/** `content/search.yaml`: what helps a patient to find what the pages say in other words. */
const searchWordsSchema = z.strictObject({
  examples: z
    .array(words, "List searches to suggest after “examples:”, like [boot or cast]")
    .min(1, "Give at least one example")
    .max(6, "Keep to six examples"),
  synonyms: z.array(
    z.strictObject({
      pages: z
        .array(words, "List words of the pages after “pages:”, like [surgery]")
        .min(1, "List words of the pages after “pages:”, like [surgery]"),
      typed,
    }),
    "Write a list after “synonyms:”, or [] for none",
  ),
  places: z.array(
    z.strictObject({
      path: z
        .string("Write where it leads after “path:”, like /consultation")
        .startsWith("/", "Begin with a stroke, like /consultation"),
      title: z
        .string("Write the words of its link after “title:”")
        .trim()
        .min(3)
        .max(75, "Keep the title to 75 characters"),
      description: z
        .string("Say in a sentence or two what is found there after “description:”")
        .trim()
        .min(20, "Write a description of at least 20 characters")
        .max(200, "Keep the description to 200 characters"),
      typed,
    }),
    "Write a list after “places:”, or [] for none",
  ),
});

export type SearchWords = z.output<typeof searchWordsSchema>;

/** Reads `search.yaml` in the content folder and reports what is wrong with it. Throws when the file is not there. */
export async function readSearchWords(contentDir: string) {
  const text = await readFile(path.join(contentDir, "search.yaml"), "utf8");
  return readYaml(searchWordsSchema, { file: SEARCH_FILE, text, rule: "search", linesBefore: 0 });
}
