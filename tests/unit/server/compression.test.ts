import { expect, test } from "vitest";
import { makeAnswer } from "@/lib/server/answer";
import { createCompressor } from "@/lib/server/compression";

/** A file that never changes. */
function file(words: string) {
  const headers = { "content-type": "text/javascript", "cache-control": "public, max-age=31536000, immutable" };
  return makeAnswer(200, headers, words.repeat(1000));
}

test("a file is compressed once, under whatever address it is asked for", async () => {
  const compress = createCompressor();
  const first = await compress(file("a"), "br");
  expect((await compress(file("a"), "br")).body).toBe(first.body);
  expect((await compress(file("b"), "br")).body).not.toBe(first.body);
});

test("no more than a fixed number of files is kept, and the others are compressed all the same", async () => {
  const compress = createCompressor(1);
  const kept = await compress(file("a"), "br");
  const other = await compress(file("b"), "br");
  expect(other.headers.get("content-encoding")).toBe("br");
  expect((await compress(file("b"), "br")).body).not.toBe(other.body);
  expect((await compress(file("a"), "br")).body).toBe(kept.body);
});
