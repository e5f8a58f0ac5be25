import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { compressAssets, exchangePictures, loadAssets, loadPictures } from "@/lib/documents/assets";

/** A build and a folder of pictures with these files. */
async function folders(files: Record<string, string>) {
  const root = await mkdtemp(path.join(tmpdir(), "clinic-assets-"));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  }
  return { root, buildDir: path.join(root, "build"), publicDir: path.join(root, "public") };
}

test("files of the build are held for good and pictures for a day, under the addresses that pages name", async () => {
  const assets = await loadAssets(
    await folders({
      "build/static/chunks/a.js": "a()",
      "build/static/chunks/[page].css": "p{}",
      "public/icon.svg": "<svg/>",
      "public/images/share.png": "png",
      "public/images/boot.jpg": "jpg",
      "public/notes.xyz": "left to Next",
    }),
  );
  const facts = [...assets].map(([address, { type, caching, variants }]) => [
    address,
    type,
    /immutable/.test(caching ?? ""),
    variants.length,
  ]);
  expect(facts.toSorted()).toEqual([
    ["/_next/static/chunks/%5Bpage%5D.css", "text/css; charset=utf-8", true, 3],
    ["/_next/static/chunks/a.js", "text/javascript; charset=utf-8", true, 3],
    ["/icon.svg", "image/svg+xml", false, 3],
    ["/images/boot.jpg", "image/jpeg", false, 1],
    ["/images/share.png", "image/png", false, 1],
  ]);
});

test("what the build has compressed is taken over by the start, and what belongs to no file is taken out", async () => {
  const made = await folders({ "build/static/a.js": "a()", "public/b.svg": "<svg/>", "public/c.png": "png" });
  await compressAssets(made);
  const kept = path.join(made.buildDir, "cache/assets");
  expect(await readdir(kept)).toHaveLength(4);

  const [br] = (await loadAssets(made)).get("/_next/static/a.js")?.variants ?? [];
  expect(brotliDecompressSync(br?.body ?? "").toString()).toBe("a()");
  await writeFile(path.join(kept, `${br?.etag.slice(1, -1)}`), "kept");
  expect((await loadAssets(made)).get("/_next/static/a.js")?.variants[0]?.body.toString()).toBe("kept");

  await rm(path.join(made.publicDir, "b.svg"));
  await compressAssets(made);
  expect(await readdir(kept)).toHaveLength(2);
});

test("pictures are exchanged for those that lie there now, and what has not changed stays as it is", async () => {
  const made = await folders({
    "build/static/a.js": "a()",
    "public/b.svg": "<svg/>",
    "public/c.png": "c",
    "public/d.png": "d",
  });
  const assets = await loadAssets(made);
  const before = new Map(assets);
  await writeFile(path.join(made.publicDir, "c.png"), "other");
  await writeFile(path.join(made.publicDir, "e.png"), "new");
  await rm(path.join(made.publicDir, "d.png"));
  const pictures = await loadPictures(made, assets);
  expect(assets).toEqual(before);
  expect(exchangePictures(assets, pictures).toSorted()).toEqual(["/c.png", "/d.png", "/e.png"]);
  expect([...assets.keys()].toSorted()).toEqual(["/_next/static/a.js", "/b.svg", "/c.png", "/e.png"]);
  expect(assets.get("/c.png")?.variants[0]?.body.toString()).toBe("other");
  for (const same of ["/_next/static/a.js", "/b.svg"]) expect(assets.get(same)).toBe(before.get(same));
  expect(exchangePictures(assets, await loadPictures(made, assets))).toEqual([]);
});

test("pictures that cannot be read are not taken for none", async () => {
  const made = await folders({ public: "no folder" });
  await expect(loadPictures(made)).rejects.toThrow("ENOTDIR");
});

test("a site without such files starts all the same", async () => {
  expect((await loadAssets(await folders({}))).size).toBe(0);
});
