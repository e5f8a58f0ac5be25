import type { Root } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { VFileMessage } from "vfile-message";
import { readFrontMatter } from "./front-matter.ts";
import type { KeptTrees } from "./kept-trees.ts";
import { syntaxProblem } from "./mdx-syntax.ts";
import type { PageMeta, Problem } from "./schema.ts";
import type { YamlResult } from "./yaml.ts";

/** One content file, read but not yet checked against the rest of the site. */
export type ParsedPage = { meta: PageMeta; tree: Root; text: string };

type ParseResult = { ok: true; page: ParsedPage } | { ok: false; problems: Problem[] };

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(remarkFrontmatter, ["yaml"]);

/** What each file held when it was last read, since most files are as they were when the content is read again. */
const lastRead = new Map<string, Read>();

type Read = { text: string; meta: YamlResult<PageMeta>; tree?: TreeResult };

type TreeResult = { ok: true; tree: Root } | { ok: false; problem: Problem };

let kept: KeptTrees | undefined;

/** From now on a tree is read anew only when it is not among these, and then put there. */
export function keepTrees(trees: KeptTrees): void {
  kept = trees;
}

/** What a page says about itself: the least that is needed of it to lead to it. */
export function parseMeta(file: string, text: string): YamlResult<PageMeta> {
  return readBefore(file, text).meta;
}

/**
 * Reads an MDX file into its front matter and its syntax tree. Nothing in the file is run.
 *
 * When the text or its front matter cannot be read, every reason found is returned with its place in the file. Nobody may
 * change the tree: who reads the same words again gets the same one.
 */
export function parsePage(file: string, text: string): ParseResult {
  const read = readBefore(file, text);
  read.tree ??= parseTree(file, text);
  const { meta, tree } = read;
  if (tree.ok && meta.ok) return { ok: true, page: { meta: meta.value, tree: tree.tree, text } };
  return { ok: false, problems: [...(meta.ok ? [] : meta.problems), ...(tree.ok ? [] : [tree.problem])] };
}

function readBefore(file: string, text: string): Read {
  const last = lastRead.get(file);
  if (last?.text === text) return last;
  const read: Read = { text, meta: readFrontMatter(file, text) };
  lastRead.set(file, read);
  return read;
}

function parseTree(file: string, text: string): TreeResult {
  const known = kept?.find(text);
  if (known) return { ok: true, tree: known };
  try {
    const tree = parser.parse(text);
    kept?.keep(text, tree);
    return { ok: true, tree };
  } catch (error) {
    if (error instanceof VFileMessage) return { ok: false, problem: syntaxProblem(file, text, error) };
    throw error;
  }
}
