import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { treesIn } from "@/lib/content/kept-trees";
import { parsePage } from "@/lib/content/parse";

/** A page with all that a tree can hold: text, a table, a note, and parts with values of each kind. */
const WORDS = `---
title: "A page of a test"
short: "Test"
description: "A page that holds one of everything that a tree can hold."
order: 1
written: 2026-11-20
---

# Words {10n + /a+/.source}

<Part on of="it" with={{ list: [1, undefined, null] }}>

| A | B |
| - | - |
| 1 | 2[^one] |

</Part>

[^one]: A note.
`;

async function newFolder(): Promise<string> {
  return path.join(await mkdtemp(path.join(tmpdir(), "clinic-trees-")), "trees");
}

function treeOf(text: string) {
  const read = parsePage("content/x/index.mdx", text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.page.tree;
}

test("a tree that was kept is the same as one that is read from its words", async () => {
  const folder = await newFolder();
  const tree = treeOf(WORDS);
  treesIn({ folder, version: "1" }).keep(WORDS, tree);
  const found = treesIn({ folder, version: "1" }).find(WORDS);
  expect(JSON.stringify(found, told)).toBe(JSON.stringify(tree, told));
});

/** Numbers that JSON cannot tell, and what is there without a value, as text. */
function told(_key: string, value: unknown): unknown {
  return typeof value === "bigint" || value instanceof RegExp || value === undefined ? String(value) : value;
}

test("a tree of other words, or of another version of the program, is not found", async () => {
  const folder = await newFolder();
  treesIn({ folder, version: "1" }).keep(WORDS, treeOf(WORDS));
  expect(treesIn({ folder, version: "2" }).find(WORDS)).toBeUndefined();
  expect(treesIn({ folder, version: "1" }).find(`${WORDS} `)).toBeUndefined();
});

test("what is broken counts as not there, and what cannot be written does no harm", async () => {
  const folder = await newFolder();
  treesIn({ folder, version: "1" }).keep(WORDS, treeOf(WORDS));
  for (const name of await readdir(folder)) await writeFile(path.join(folder, name), "broken");
  expect(treesIn({ folder, version: "1" }).find(WORDS)).toBeUndefined();
  const file = path.join(folder, "file");
  await writeFile(file, "");
  const trees = treesIn({ folder: file, version: "1" });
  trees.keep(WORDS, treeOf(WORDS));
  trees.removeOthers();
  expect(trees.find(WORDS)).toBeUndefined();
});

test("the trees of pages that are gone are removed", async () => {
  const folder = await newFolder();
  treesIn({ folder, version: "1" }).keep(WORDS, treeOf(WORDS));
  const now = treesIn({ folder, version: "1" });
  now.keep(`${WORDS}\nMore.\n`, treeOf(`${WORDS}\nMore.\n`));
  now.removeOthers();
  expect(await readdir(folder)).toHaveLength(1);
  expect(now.find(WORDS)).toBeUndefined();
});
