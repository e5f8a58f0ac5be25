import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { finishDocuments } from "@/lib/documents/finish";
import type { Documents } from "@/lib/documents/memory";
import { storeDocument } from "@/lib/documents/stored";

/** A page with these words, long enough to be worth more than a quick look. */
function page(words: string) {
  const sentences = Array.from({ length: 300 }, (_, at) => `${words} ${at * 7919} in week ${at % 12}.`);
  return { type: "text/html", body: `<html lang="en"><body><p>${sentences.join("</p><p>")}</p></body></html>` };
}

/** A site whose pages were compressed quickly, and the folder in which it keeps what is made of them. */
async function quickSite(...paths: string[]) {
  const kept = await mkdtemp(path.join(tmpdir(), "clinic-finish-"));
  const stored = (words: string) => storeDocument(page(words), { kept, quality: "quick" });
  const entries = paths.map(async (address) => [address, await stored(`The tendon on ${address} heals`)] as const);
  const documents: Documents = {
    pages: new Map(await Promise.all(entries)),
    notFound: await stored("Nothing is here"),
    scripted: "",
  };
  return { documents, kept };
}

function brotliOf(documents: Documents, address: string) {
  const [br] = documents.pages.get(address)?.variants ?? [];
  return { etag: br?.etag, bytes: br?.body.byteLength ?? 0, words: brotliDecompressSync(br?.body ?? "").toString() };
}

test("what was compressed quickly becomes smaller, with the same words and an entity tag of its own", async () => {
  const { documents, kept } = await quickSite("/a");
  const before = brotliOf(documents, "/a");
  await finishDocuments(documents, kept);
  const after = brotliOf(documents, "/a");
  expect(after.bytes).toBeLessThan(before.bytes);
  expect(after.words).toBe(before.words);
  expect(after.etag).not.toBe(before.etag);
  expect([...documents.pages.values(), documents.notFound].some(({ canBeSmaller }) => canBeSmaller)).toBe(false);
});

test("the next start finds it so, whatever it asks for", async () => {
  const { documents, kept } = await quickSite("/a");
  await finishDocuments(documents, kept, { only: ["/a"] });
  const again = await storeDocument(page("The tendon on /a heals"), { kept, quality: "quick" });
  expect(again).toEqual(documents.pages.get("/a"));
  expect(await readdir(kept)).toHaveLength(2);
});

test("where nothing can be kept, readers get what is smaller all the same", async () => {
  const { documents } = await quickSite("/a");
  await finishDocuments(documents, path.join(import.meta.filename, "no-folder"));
  expect(documents.pages.get("/a")?.canBeSmaller).toBeUndefined();
});

test("a page that was published meanwhile stays", async () => {
  const { documents, kept } = await quickSite("/a");
  const published = await storeDocument(page("Corrected"));
  const finishing = finishDocuments(documents, kept);
  documents.pages = new Map([["/a", published]]);
  await finishing;
  expect(documents.pages.get("/a")).toBe(published);
});

test("it stops between two pages when it is told to, and goes on from there another time", async () => {
  const { documents, kept } = await quickSite("/a", "/b");
  await finishDocuments(documents, kept, { signal: AbortSignal.abort() });
  const waiting = () => [...documents.pages].filter(([, { canBeSmaller }]) => canBeSmaller).map(([address]) => address);
  expect(waiting()).toEqual(["/a", "/b"]);
  await finishDocuments(documents, kept, { only: ["/b"] });
  expect(waiting()).toEqual(["/a"]);
  await finishDocuments(documents, kept, { atOnce: 4 });
  expect(waiting()).toEqual([]);
});
