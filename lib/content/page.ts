import type { Root } from "mdast";
import { anchorsOf } from "./outline.ts";
import { type ParsedPage, parsePage } from "./parse.ts";
import type { PageMeta } from "./schema.ts";

/**
 * One page of the site.
 *
 * `path` is its address, `topic` the folder it belongs to (none for the clinic's own pages), `name` its file's name
 * without the ending, `anchors` the ids that links into it may use. Its tree and its anchors are found when they are first
 * asked for: of most pages, most requests need only what they say about themselves.
 */
export type Page = ParsedPage & {
  file: string;
  path: string;
  topic: string | null;
  name: string;
  anchors: Set<string>;
};

/** What is known of a page before its words are asked for. */
type Known = Pick<Page, "file" | "path" | "topic" | "name"> & { meta: PageMeta };

/** What stands for the tree of a page whose words cannot be read, until its problems are shown. */
const NOTHING: Root = { type: "root", children: [] };

/** Makes a page of what is known of it and of what gives its words. */
export function pageOf(known: Known, words: () => string): Page {
  let text: string | undefined;
  let tree: Root | undefined;
  let anchors: Set<string> | undefined;
  return {
    ...known,
    get text() {
      text ??= words();
      return text;
    },
    get tree() {
      tree ??= treeOf(this.file, this.text);
      return tree;
    },
    get anchors() {
      anchors ??= new Set(anchorsOf(this.tree).map(({ id }) => id));
      return anchors;
    },
  };
}

function treeOf(file: string, text: string): Root {
  const read = parsePage(file, text);
  return read.ok ? read.page.tree : NOTHING;
}
