import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { readSite } from "@/lib/content/site";
import { find } from "@/lib/search/find";
import { indexOf } from "@/lib/search/search-index";
import { CONTENT } from "@/tests/support/content-copy";
import { CLINIC } from "@/tests/support/site";

/**
 * What patients type, and where it must lead. The list was written before the search was tuned: one of `anyOf` must be
 * among the first `within`.
 */
const queries = z
  .array(z.strictObject({ typed: z.string(), within: z.int(), anyOf: z.array(z.string()).min(1) }))
  .parse(JSON.parse(readFileSync(path.join(import.meta.dirname, "patient-queries.json"), "utf8")));

const site = await readSite(CONTENT);
const index = indexOf(site, CLINIC);

test.each(queries)("“$typed” finds what the patient needs among the first $within", ({ typed, within, anyOf }) => {
  const first = find(typed, index).hits.slice(0, within);
  expect(first.map(({ entry }) => entry.href).filter((href) => anyOf.includes(href))).not.toEqual([]);
});

test.each([
  ...["unsafe", "ineffective", "uncontrolled", "scam", "fake", "fraud", "legit", "Lancet", "harmless", "unlicensed"],
  ...["unproven", "glossary", "unregulated", "uncertain", "unable", "untrue", "painless", "abnormal", "unlikely"],
  ...["lawyer", "refund", "honest", "kill", "lame", "hell", "bath", "beer", "pool", "needless", "quack", "phony"],
])("“%s” is a word, and is read as no other", (typed) => {
  expect(find(typed, index).corrections).toEqual([]);
});

test("every example of the empty search page finds something", () => {
  const examples = site.searchWords?.examples ?? [];
  expect(examples.length).toBeGreaterThan(0);
  expect(examples.filter((example) => find(example, index).hits.length === 0)).toEqual([]);
});
