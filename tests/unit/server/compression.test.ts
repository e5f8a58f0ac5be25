import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { type Answer, makeAnswer } from "@/lib/server/answer";
import { compressAnswer } from "@/lib/server/compression";

const WORDS = "We do not know. ".repeat(100);

function answer(type: string, body: string, headers: Record<string, string> = {}): Answer {
  return makeAnswer(200, { "content-type": type, ...headers }, body);
}

test("a text is sent in the smallest way that the browser takes, and says that others may get it otherwise", async () => {
  const text = answer("text/plain", WORDS, { vary: "Origin", etag: '"strong"', "accept-ranges": "bytes" });
  const brotli = await compressAnswer(text, "gzip, deflate, br");
  expect(brotliDecompressSync(brotli.body).toString()).toBe(WORDS);
  expect(Object.fromEntries(brotli.headers)).toMatchObject({
    "content-encoding": "br",
    vary: "Origin, Accept-Encoding",
  });
  // These tell of the bytes before they were compressed.
  expect([brotli.headers.has("etag"), brotli.headers.has("accept-ranges")]).toEqual([false, false]);

  const gzip = await compressAnswer(text, "br;q=0, gzip");
  expect(gunzipSync(gzip.body).toString()).toBe(WORDS);
  const plain = await compressAnswer(text, undefined);
  expect([plain.body.toString(), plain.headers.get("vary")]).toEqual([WORDS, "Origin, Accept-Encoding"]);
});

test("what is short, a picture, and what is compressed already go as they are", async () => {
  for (const given of [
    answer("text/plain", "ok"),
    answer("image/png", WORDS),
    answer("text/plain", WORDS, { "content-encoding": "gzip" }),
  ])
    expect((await compressAnswer(given, "br")).body).toBe(given.body);
});
