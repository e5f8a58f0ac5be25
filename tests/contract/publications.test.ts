import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { fingerprintOf } from "@/lib/content/fingerprint";
import { readSite } from "@/lib/content/site";
import { contentOf, isKnown, newestPublication, recordPublication, recordReplaced } from "@/lib/publish/publications";
import type { Store } from "@/lib/store/database";
import { contentCopy } from "@/tests/support/content-copy";
import { emptyStore } from "@/tests/support/requests";

const NOW = new Date("2026-11-20T10:00:00Z");

/** A database of its own, closed when the test is over. */
async function newStore(): Promise<Store> {
  const store = await emptyStore();
  onTestFinished(() => store.destroy());
  return store;
}

function record(store: Store, before: string, after: string): Promise<number> {
  return recordPublication(store, { before, after, content: `files of ${after}`, now: NOW });
}

test("what was published last is the one that all show, and only its files are kept", async () => {
  const store = await newStore();
  expect(await newestPublication(store)).toBeUndefined();
  expect([await record(store, "a", "b"), await record(store, "b", "c")]).toEqual([1, 2]);
  expect(await newestPublication(store)).toEqual({ number: 2, fingerprint: "c" });
  expect([await contentOf(store, 1), await contentOf(store, 2)]).toEqual([undefined, "files of c"]);
  // Published again, an older text is the newest, and what is the newest already is so anew.
  expect([await record(store, "c", "b"), await record(store, "b", "b")]).toEqual([3, 4]);
  await recordReplaced(store, "d", NOW);
  await recordReplaced(store, "b", NOW);
  const known = await Promise.all(["a", "b", "c", "d", "e"].map((one) => isKnown(store, one)));
  expect(known).toEqual([true, true, true, true, false]);
  expect([await newestPublication(store), await contentOf(store, 4)]).toEqual([
    { number: 4, fingerprint: "b" },
    "files of b",
  ]);
});

test("of several that are published at once, each has a number of its own", async () => {
  const store = await newStore();
  const numbers = await Promise.all(["b", "c", "d"].map((one) => record(store, "a", one)));
  expect(numbers.toSorted()).toEqual([1, 2, 3]);
  expect((await newestPublication(store))?.number).toBe(3);
});

test("a content's fingerprint changes with each word that the site reads, and with nothing else", async () => {
  const folder = await contentCopy();
  const before = fingerprintOf(await readSite(folder, "as-asked"));
  await writeFile(path.join(folder, "README.md"), "nothing reads this");
  await writeFile(path.join(folder, "clinic", ".about.mdx.swp"), "nor this");
  expect(fingerprintOf(await readSite(folder, "as-asked"))).toBe(before);
  for (const file of ["style.yaml", "glossary.yaml", "search.yaml", "clinic/about.mdx"]) {
    const text = await readFile(path.join(folder, file), "utf8");
    await writeFile(path.join(folder, file), `${text}\n`);
    expect(fingerprintOf(await readSite(folder, "as-asked"))).not.toBe(before);
    await writeFile(path.join(folder, file), text);
  }
  expect(fingerprintOf(await readSite(folder, "as-asked"))).toBe(before);
});
