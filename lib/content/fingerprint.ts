import { createHash } from "node:crypto";
import type { Site } from "./site.ts";

/**
 * A short text that is another one as soon as anything is that pages are made of: a word of theirs or of the YAML files, or
 * the name of a file. Who has checked the content tells the build by it what needs no second check.
 */
export function fingerprintOf({ pages, broken, yamlFiles, glossary, files, pictures }: Site): string {
  const texts = [...pages, ...yamlFiles].map(({ file, text }) => [file, text]);
  const names = [broken.map(({ file }) => file), files, [...pictures]];
  return createHash("sha256")
    .update(JSON.stringify([texts, glossary?.text, names]))
    .digest("hex");
}
