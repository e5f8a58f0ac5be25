import { request as ask, type IncomingHttpHeaders } from "node:http";
import { expect, test } from "vitest";
import { exchangePictures } from "@/lib/documents/assets";
import { plainVariant, type StoredDocument, storeDocument } from "@/lib/documents/stored";
import { PAGE_CACHING } from "@/lib/server/caching";
import { type FakeNext, nextPage, post, startServer } from "@/tests/support/site-server";

const IMMUTABLE = "public, max-age=31536000, immutable";

/** A file that is sent as it is, and one that is sent compressed too. */
function plain(type: string, caching?: string): StoredDocument {
  return {
    type,
    policy: "default-src 'none'",
    ...(caching && { caching }),
    variants: [plainVariant(Buffer.from(type), "tag")],
  };
}

async function compressible(type: string, caching?: string): Promise<StoredDocument> {
  const { variants } = await storeDocument({ type: "text/html", body: "const a = 1;".repeat(100) });
  return { ...plain(type, caching), variants };
}

async function stored(): Promise<[string, StoredDocument][]> {
  return [
    ["/topic/all.pdf", await compressible("application/pdf")],
    ["/_next/static/a.js", await compressible("text/javascript; charset=utf-8", IMMUTABLE)],
    ["/leg.svg", await compressible("image/svg+xml", "public, max-age=86400")],
    ["/share.png", plain("image/png", "public, max-age=86400")],
    ["/stored.txt", await compressible("text/plain; charset=utf-8")],
  ];
}

/** What Next says of the addresses that are not in memory; of whatever it made with the build, that it may be kept for a year. */
const next: FakeNext = (request, response) => {
  const path = (request.url ?? "").split("?")[0];
  response.setHeader("cache-control", "s-maxage=31536000");
  response.setHeader("vary", "rsc, next-router-state-tree");
  if (path === "/staff") response.setHeader("set-cookie", "session=1");
  if (path === "/about/") return void response.writeHead(308, { location: "/about" }).end();
  if (path === "/broken") throw new Error("broken");
  return nextPage("Page", path === "/nowhere" ? 404 : 200)(request, response);
};

type Answered = { status: number | undefined; headers: IncomingHttpHeaders; bytes: number };

/** Asks without anything that `fetch` would add or hide. */
function answerOf(url: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asked = ask(url, { method, headers, agent: false }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.byteLength;
      });
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, bytes }));
    });
    asked.on("error", reject).end();
  });
}

test.each([
  ["a page", "/about", 200, PAGE_CACHING, "Accept-Encoding"],
  ["a page with a query", "/about?from=mail", 200, PAGE_CACHING, "Accept-Encoding"],
  ["the PDF of a page", "/topic/all.pdf", 200, PAGE_CACHING, "Accept-Encoding"],
  ["a file of the build", "/_next/static/a.js", 200, IMMUTABLE, "Accept-Encoding"],
  ["a drawing", "/leg.svg", 200, "public, max-age=86400", "Accept-Encoding"],
  ["a picture", "/share.png", 200, "public, max-age=86400", undefined],
  ["a text for machines in memory", "/stored.txt", 200, "public, max-age=3600", "Accept-Encoding"],
  ["the form", "/consultation", 200, "no-store", undefined],
  ["a receipt", "/consultation/received?ref=AAAA-AAAA", 200, "no-store", undefined],
  ["a search", "/search?q=boot", 200, "no-store", undefined],
  ["a page for staff", "/staff", 200, "no-store", undefined],
  ["a wrong address", "/nowhere", 404, "no-store", undefined],
  ["an address that is none", "/%zz", 400, "no-store", undefined],
  ["a failure", "/broken", 500, "no-store", undefined],
  ["the way to another address", "/about/", 308, "no-store", undefined],
  ["whether the site is up", "/healthz", 200, "no-store", undefined],
  ["whether it takes requests", "/readyz", 200, "no-store", undefined],
])("%s (%s) is kept as it should be", async (_what, path, status, caching, vary) => {
  const { url } = await startServer({ next, assets: await stored() });
  const answer = await answerOf(`${url}${path}`, { "accept-encoding": "br, gzip" });
  expect(answer.status).toBe(status);
  expect(answer.headers["cache-control"]).toBe(caching);
  if (vary) expect(answer.headers.vary).toBe(vary);
  if (caching !== "no-store") expect(answer.headers["set-cookie"]).toBeUndefined();
  else expect(answer.headers.etag).toBeUndefined();
});

test("what was posted, and the way from there, is kept by no one", async () => {
  const { url } = await startServer({
    next: (_request, response) => void response.writeHead(303, { location: "/consultation/received" }).end(),
  });
  for (const address of [`${url}/consultation`, `${url}/about`])
    expect((await post(address)).headers.get("cache-control")).toBe("no-store");
});

test("a page that a corrected one has replaced is gone from every cache within a minute", () => {
  const seconds = [...PAGE_CACHING.matchAll(/(?:s-maxage|stale-while-revalidate)=(\d+)/g)].map(([, text]) =>
    Number(text),
  );
  expect(seconds).toHaveLength(2);
  expect(seconds.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(60);
  expect(PAGE_CACHING).toMatch(/^max-age=0,/);
});

test("while the site does not answer, caches may show its pages for a day: nothing in the header forbids it", () => {
  expect(PAGE_CACHING).toContain("stale-if-error=86400");
  expect(PAGE_CACHING).not.toMatch(/must-revalidate|proxy-revalidate|no-cache|no-store/);
});

test.each(["/about", "/_next/static/a.js", "/share.png"])(
  "HEAD tells of %s what GET tells, and 304 all of it but the length",
  async (path) => {
    const { url } = await startServer({ assets: await stored() });
    for (const encoding of ["br", "gzip", "gzip;q=0", ""]) {
      const headers = { "accept-encoding": encoding };
      const get = await answerOf(`${url}${path}`, headers);
      const head = await answerOf(`${url}${path}`, headers, "HEAD");
      const known = await answerOf(`${url}${path}`, { ...headers, "if-none-match": get.headers.etag ?? "" });
      expect(get.headers["content-length"]).toBe(String(get.bytes));
      expect({ ...head, bytes: get.bytes, headers: { ...head.headers, date: "" } }).toEqual({
        ...get,
        headers: { ...get.headers, date: "" },
      });
      const { "content-length": _length, ...others } = get.headers;
      expect({ ...known.headers, date: "" }).toEqual({ ...others, date: "" });
      expect([known.status, known.bytes, head.bytes]).toEqual([304, 0, 0]);
    }
  },
);

test("each encoding has a strong entity tag of its own, and one does not stand for another", async () => {
  const { url } = await startServer();
  const tagIn = async (encoding: string) =>
    (await answerOf(`${url}/about`, { "accept-encoding": encoding })).headers.etag ?? "";
  const tags = [await tagIn("br"), await tagIn("gzip"), await tagIn("identity")];
  expect(new Set(tags).size).toBe(3);
  for (const tag of tags) expect(tag).toMatch(/^"[^"]+"$/);
  const other = { "accept-encoding": "gzip", "if-none-match": tags[0] ?? "" };
  expect((await answerOf(`${url}/about`, other)).status).toBe(200);
});

test.each(["*", 'W/"%"', '"old", "%"', '"old" , W/"%"'])("If-None-Match: %s names what is there", async (header) => {
  const { url } = await startServer();
  const etag = (await answerOf(`${url}/about`)).headers.etag ?? "";
  const asked = { "if-none-match": header.replace('"%"', etag) };
  expect((await answerOf(`${url}/about`, asked)).status).toBe(304);
});

test("a page that takes the place of another is sent from the next request on, with its own headers", async () => {
  const { url, documents } = await startServer();
  const before = await answerOf(`${url}/about`);
  documents.pages.set(
    "/about",
    await storeDocument({ type: "text/html", body: "<html><body>Corrected</body></html>" }),
  );
  const after = await answerOf(`${url}/about`, { "if-none-match": before.headers.etag ?? "" });
  expect(after.status).toBe(200);
  expect(after.headers["content-security-policy"]).not.toBe(before.headers["content-security-policy"]);
});

test("a picture that takes the place of another is sent from the next request on", async () => {
  const { url, assets } = await startServer({ assets: await stored() });
  const before = await answerOf(`${url}/share.png`);
  exchangePictures(
    assets,
    new Map([["/share.png", { ...plain("image/png"), variants: [plainVariant(Buffer.from("new"), "new")] }]]),
  );
  const after = await answerOf(`${url}/share.png`, { "if-none-match": before.headers.etag ?? "" });
  expect([after.status, after.bytes]).toEqual([200, 3]);
});
