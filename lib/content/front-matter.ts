import { type PageMeta, pageMetaSchema } from "./schema.ts";
import { readYaml, type YamlResult } from "./yaml.ts";

/** A content file's front matter, without its two lines of `---`, and all that follows; nothing when it has none. */
export function splitFrontMatter(text: string): { yaml: string; body: string } | undefined {
  const block = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  return block ? { yaml: block[1] ?? "", body: text.slice(block[0].length) } : undefined;
}

/** What a page says about itself; its problems when the front matter is missing or not in order. */
export function readFrontMatter(file: string, text: string): YamlResult<PageMeta> {
  const parts = splitFrontMatter(text);
  if (parts) return readYaml(pageMetaSchema, { file, text: parts.yaml, rule: "front-matter", linesBefore: 1 });
  const message =
    "The page must begin with its front matter: a line of ---, then title, short, description, order and written, then a line of ---";
  return { ok: false, problems: [{ file, line: 1, column: 1, rule: "front-matter", severity: "error", message }] };
}
