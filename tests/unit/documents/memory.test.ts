import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import { buildDocuments, type Helper, makeDocuments } from "@/lib/documents/build";
import { type Ask, MACHINE_PATHS, type Workshop } from "@/lib/documents/make";
import { type BuildFolders, SCRIPTED_PATH } from "@/lib/documents/manifest";
import { type Documents, keepDocuments, loadDocuments } from "@/lib/documents/memory";
import { renderedByNext } from "@/tests/support/next-page";
import { pdfOf } from "@/tests/support/pdf";

function html(words: string): string {
  return `<!DOCTYPE html><html lang="en"><head><title>T</title></head><body><p>${words}</p><script>x()</script></body></html>`;
}

const NOT_FOUND = { status: 404, type: "text/html", body: html("Not here") };

/** An application with these pages, which answers anything else as it answers a wrong address, or with a text for machines. */
function answering(pages: Record<string, string>): Ask {
  return async (path) => {
    if (path === SCRIPTED_PATH) return { status: 200, type: "text/html", body: renderedByNext("The form") };
    if (MACHINE_PATHS.includes(path)) return { status: 200, type: "text/plain", body: `made for ${path}` };
    const body = pages[path];
    return body === undefined ? NOT_FOUND : { status: 200, type: "text/html; charset=utf-8", body };
  };
}

function workshop(ask: Ask): Workshop {
  return { ask, style: "", scriptAt: () => "" };
}

async function newFolders(): Promise<BuildFolders> {
  const folder = await mkdtemp(path.join(tmpdir(), "clinic-build-"));
  return { made: path.join(folder, "made"), kept: path.join(folder, "kept") };
}

/** Makes the documents of these pages, the way a build does. */
async function build(pages: Record<string, string>, into?: BuildFolders) {
  const folders = into ?? (await newFolders());
  await buildDocuments(Object.keys(pages), workshop(answering(pages)), { made: folders.made });
  return folders;
}

/** The same, loaded the way a start does. */
async function buildAndLoad(pages: Record<string, string>) {
  const folders = await build(pages);
  return { documents: await loadDocuments(folders, vi.fn()), folders };
}

/** The addresses of pages that people read. */
function pagesOf({ pages }: Documents): string[] {
  return [...pages.keys()].filter((address) => !MACHINE_PATHS.includes(address));
}

test("every page of a build is held in three forms of the same words, without script", async () => {
  const { documents } = await buildAndLoad({ "/about": html("About us") });
  const [br, gzip, identity] = documents.pages.get("/about")?.variants ?? [];
  const plain = identity?.body.toString();
  expect(plain).toContain("<p>About us</p>");
  expect(plain).not.toContain("<script");
  expect(brotliDecompressSync(br?.body ?? "").toString()).toBe(plain);
  expect(gunzipSync(gzip?.body ?? "").toString()).toBe(plain);
});

test("what a build has compressed is taken over by the start, and by the next build for the same words", async () => {
  const { folders, documents } = await buildAndLoad({ "/about": html("About us"), "/other": html("Other") });
  await keepDocuments(documents, folders);
  const { kept } = folders;
  const names = (await readdir(kept)).toSorted();
  expect(names).toHaveLength(2 * (3 + MACHINE_PATHS.length));

  // Bytes that no compressor would give show where they come from.
  const name = documents.pages.get("/about")?.variants[0]?.etag.slice(1, -1);
  await writeFile(path.join(kept, `${name}`), "kept");
  const bodyOf = async (address: string) =>
    (await loadDocuments(folders, vi.fn())).pages.get(address)?.variants[0]?.body.toString("latin1");
  expect(await bodyOf("/about")).toBe("kept");
  expect(await bodyOf("/other")).not.toBe("kept");

  await build({ "/about": html("About us"), "/other": html("Other words") }, folders);
  await keepDocuments(await loadDocuments(folders, vi.fn()), folders);
  expect(await bodyOf("/about")).toBe("kept");
  expect(brotliDecompressSync(Buffer.from((await bodyOf("/other")) ?? "", "latin1")).toString()).toContain(
    "Other words",
  );
  const after = (await readdir(kept)).toSorted();
  expect(after, "those of words that are gone are taken out").toHaveLength(names.length);
  expect(after).not.toEqual(names);
});

test("each form has an entity tag of its own, which changes with the words", async () => {
  const { documents } = await buildAndLoad({ "/a": html("one"), "/b": html("two"), "/c": html("one") });
  const tags = (path: string) => documents.pages.get(path)?.variants.map(({ etag }) => etag) ?? [];
  expect(new Set([...tags("/a"), ...tags("/b")]).size).toBe(6);
  expect(tags("/a")).toEqual(tags("/c"));
});

test("the page for a wrong address is kept apart and not served under a name", async () => {
  const { documents } = await buildAndLoad({ "/": html("Home") });
  expect(pagesOf(documents)).toEqual(["/"]);
  expect(documents.notFound.variants[2]?.body.toString()).toContain("Not here");
});

test("texts for machines are held beside the pages, as they are", async () => {
  const { documents } = await buildAndLoad({ "/": html("Home") });
  const sitemap = documents.pages.get("/sitemap.xml");
  expect(sitemap?.type).toBe("text/plain");
  expect(sitemap?.variants[2]?.body.toString()).toBe("made for /sitemap.xml");
  expect(sitemap?.policy).toBe("default-src 'none'; frame-ancestors 'none'");
});

test("a build stops at a page that cannot be a document, and names it", async () => {
  await expect(build({ "/broken": html(`<b style="color:red">x</b>`) })).rejects.toThrow(
    /The page \/broken cannot be a document\. <b style/,
  );
});

test("what helpers make is part of the build, and each page is made once", async () => {
  const folders = await newFolders();
  const names = Array.from({ length: 7 }, (_page, at) => `/page-${at}`);
  const answer = answering(Object.fromEntries(names.map((name) => [name, html(`This is ${name}`)])));
  const pages: string[] = [];
  const own = workshop((address) => {
    if (names.includes(address)) pages.push(address);
    return answer(address);
  });
  const asked: string[][] = [];
  const help: Helper = (addresses, made) => {
    asked.push(addresses);
    return makeDocuments(addresses, own, { made });
  };
  await buildDocuments(names, own, { made: folders.made, helpers: [help, help] });
  const documents = await loadDocuments(folders, vi.fn());
  expect(pagesOf(documents).toSorted()).toEqual(names);
  expect(asked.map((part) => part.length)).toEqual([3, 1]);
  expect(pages.toSorted()).toEqual(names);
  for (const name of names)
    expect(documents.pages.get(name)?.variants.at(-1)?.body.toString()).toContain(`>This is ${name}<`);
});

test("a build stops when a helper cannot make its part, says why, and leaves no list of documents behind", async () => {
  const folders = await newFolders();
  const own = workshop(answering({ "/": html("Home"), "/about": html("About us") }));
  const help: Helper = () => Promise.reject(new Error("The page /about could not be made (500)"));
  const building = buildDocuments(["/", "/about"], own, { made: folders.made, helpers: [help] });
  await expect(building).rejects.toThrow("The page /about could not be made (500)");
  await expect(loadDocuments(folders, vi.fn())).rejects.toThrow("documents.json");
});

test("a build stops when what it is made of turns out to be wrong, and leaves no list of documents behind", async () => {
  const folders = await newFolders();
  const stop = new AbortController();
  const answer = answering({ "/": html("Home"), "/about": html("About us") });
  const asked: string[] = [];
  const ask: Ask = (address) => {
    asked.push(address);
    stop.abort();
    return answer(address);
  };
  const building = buildDocuments(["/", "/about"], workshop(ask), { made: folders.made, signal: stop.signal });
  await expect(building).rejects.toThrow();
  expect(asked).toEqual(["/"]);
  await expect(loadDocuments(folders, vi.fn())).rejects.toThrow("documents.json");
});

test("a build stops at a page that the application fails at, and leaves no list of documents behind", async () => {
  const folders = await build({ "/": html("Home") });
  const ask: Ask = async (path) => ({ status: path === "/bad" ? 500 : 200, type: "text/html", body: html("x") });
  await expect(buildDocuments(["/", "/bad"], workshop(ask), { made: folders.made })).rejects.toThrow(
    "The page /bad could not be made (500)",
  );
  await expect(loadDocuments(folders, vi.fn())).rejects.toThrow("documents.json");
});

test("a folder that no build of ours made is not served", async () => {
  await expect(loadDocuments(await newFolders(), vi.fn())).rejects.toThrow("documents.json");
});

const HANDOUT = '<html lang="en"><head><title>T</title></head><body><p data-handout=""></p></body></html>';

/** A build with one handout, and with these bytes as its PDF. */
async function buildWithPdf(pdf?: Buffer) {
  const folders = await build({ "/topic/all": HANDOUT });
  if (pdf) await writeFile(path.join(folders.made, "all.pdf"), pdf);
  await writeFile(path.join(folders.made, "handouts.json"), JSON.stringify([{ of: "/topic/all", file: "all.pdf" }]));
  const log = vi.fn();
  const { pages } = await loadDocuments(folders, log);
  return { pdf: pages.get("/topic/all.pdf"), page: pages.get("/topic/all")?.variants[2]?.body.toString(), log };
}

test("the PDF of a handout is held beside its page, which leads to it with its figures", async () => {
  const { pdf, page, log } = await buildWithPdf(pdfOf({ pages: 3 }));
  expect([pdf?.type, pdf?.name]).toEqual(["application/pdf", "topic-all.pdf"]);
  expect(pdf?.policy, "a viewer may draw it").toBe(
    "default-src 'none'; frame-ancestors 'none'; style-src 'unsafe-inline'",
  );
  expect(pdf?.variants[2]?.body.equals(pdfOf({ pages: 3 }))).toBe(true);
  expect(page).toMatch(/<a href="\/topic\/all\.pdf">[^<]+<\/a> \(PDF, 3 pages, 1 KB\)/);
  expect(log).not.toHaveBeenCalled();
});

test.each([
  ["damaged", pdfOf().subarray(0, 200)],
  ["missing", undefined],
])("when a PDF is %s the site starts all the same, logs it, and its page leads to none", async (reason, bytes) => {
  const { pdf, page, log } = await buildWithPdf(bytes);
  expect(pdf).toBeUndefined();
  expect(page).toContain("<body></body>");
  expect(log.mock.calls).toEqual([["handout-not-offered", { path: "/topic/all.pdf", reason }]]);
});
