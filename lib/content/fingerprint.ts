import { createHash } from "node:crypto";
import type { Site } from "./site.ts";

/** Files of a content folder: the path of each from there, with `/`, and its text. */
export type ContentFiles = [file: string, text: string][];

/** What a person is told when two readings of the content have other fingerprints. */
export const CHANGED_MEANWHILE = "The content was changed while it was read. Start again when everything is saved.";

/** Where problems and pages say that they lie. */
const FOLDER = "content/";

/** The files that a site was read from, in order. What lies beside them and is read by nothing is none of them. */
export function contentFiles({ pages, yamlFiles, style, glossary }: Site): ContentFiles {
  const others = [
    { file: "style.yaml", text: style?.text ?? "" },
    { file: "glossary.yaml", text: glossary?.text ?? "" },
  ];
  return [...pages, ...yamlFiles, ...others]
    .map(({ file, text }): ContentFiles[number] => [file.replace(FOLDER, ""), text])
    .filter(([, text]) => text !== "")
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** A short text that changes with any word of the content, and with the name of any of its files. */
export function fingerprintOf(site: Site): string {
  return createHash("sha256")
    .update(JSON.stringify(contentFiles(site)))
    .digest("hex");
}
