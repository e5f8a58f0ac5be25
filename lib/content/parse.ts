import type { Root } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { VFileMessage } from "vfile-message";
import { syntaxProblem } from "./mdx-syntax.ts";
import type { Problem } from "./schema.ts";
import { type PageMeta, pageMetaSchema } from "./schema.ts";
import { readYaml } from "./yaml.ts";

/** One content file, read but not yet checked against the rest of the site. */
export type ParsedPage = { meta: PageMeta; tree: Root; text: string };

type ParseResult = { ok: true; page: ParsedPage } | { ok: false; problems: Problem[] };

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(remarkFrontmatter, ["yaml"]);

/**
 * Reads an MDX file into its front matter and its syntax tree. Nothing in the file is run.
 *
 * When the text or its front matter cannot be read, every reason found is returned with its place in the file.
 */
export function parsePage(file: string, text: string): ParseResult {
  const tree = parseTree(file, text);
  const meta = parseMeta(file, text);
  if (tree.ok && meta.ok) return { ok: true, page: { meta: meta.value, tree: tree.tree, text } };
  return { ok: false, problems: [...(meta.ok ? [] : meta.problems), ...(tree.ok ? [] : [tree.problem])] };
}

function parseTree(file: string, text: string): { ok: true; tree: Root } | { ok: false; problem: Problem } {
  try {
    return { ok: true, tree: parser.parse(text) };
  } catch (error) {
    if (error instanceof VFileMessage) return { ok: false, problem: syntaxProblem(file, text, error) };
    throw error;
  }
}

function parseMeta(file: string, text: string) {
  const parts = splitFrontMatter(text);
  if (parts) return readYaml(pageMetaSchema, { file, text: parts.yaml, rule: "front-matter", linesBefore: 1 });
  const message =
    "The page must begin with its front matter: a line of ---, then title, short, description, order and written, then a line of ---";
  const problem: Problem = { file, line: 1, column: 1, rule: "front-matter", severity: "error", message };
  return { ok: false as const, problems: [problem] };
}

/** A content file's front matter, without its two lines of `---`, and all that follows; nothing when it has none. */
export function splitFrontMatter(text: string): { yaml: string; body: string } | undefined {
  const block = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  return block ? { yaml: block[1] ?? "", body: text.slice(block[0].length) } : undefined;
}
