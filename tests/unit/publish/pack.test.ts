import { brotliCompressSync, constants } from "node:zlib";
import { expect, test } from "vitest";
import type { ContentFiles } from "@/lib/content/fingerprint";
import { pack, unpack } from "@/lib/publish/pack";

/** What somebody would have to write into the database to have these files written by another server. */
function packedBy(value: unknown): string {
  return brotliCompressSync(JSON.stringify(value)).toString("base64");
}

test("files arrive as they were", async () => {
  const files: ContentFiles = [
    ["achilles-tendon-rupture/index.mdx", "---\ntitle: “Achilles” 🐤\n---\r\n"],
    ["clinic.yaml", "name: A"],
    ["clinic/home.mdx", "Home"],
  ];
  const packed = await pack(files);
  expect(packed).toMatch(/^[A-Za-z0-9+/]+=*$/);
  expect(await unpack(packed)).toEqual(files);
});

test("no name leads to a file that is not one of the content", async () => {
  const hostile = [
    ...["../clinic.yaml", "clinic/../../secrets.mdx", "/etc/passwd", "/clinic/home.mdx", "clinic//home.mdx"],
    ...["clinic\\home.mdx", "C:/home.mdx", "clinic/home.mdx\n", "clinic/home.mdx\0.png", "clinic/.mdx", ".mdx"],
    ...["clinic/a/home.mdx", "home.mdx", "clinic/home.js", "clinic/home.MDX", "Clinic/home.mdx", "./clinic.yaml"],
    ...["package.json", "clinic.yaml/home.mdx", "clinic/clinic.yaml", "", "..", "__proto__", "clinic/-.mdx"],
    `${"a".repeat(250)}/home.mdx`,
  ];
  const taken = await Promise.all(hostile.map(async (name) => (await unpack(packedBy([[name, ""]]))) && name));
  expect(taken.filter(Boolean)).toEqual([]);
  await expect(pack([["../clinic.yaml", ""]])).rejects.toThrow();
});

test("what is not packed files is none, however large it becomes", async () => {
  const twice = ["clinic.yaml", ""];
  const others = [{ "clinic.yaml": "" }, "text", null, [["clinic.yaml"]], [["clinic.yaml", 1]], [twice, twice]];
  const texts = [...others.map(packedBy), "", "no files", Buffer.from("[]").toString("base64")];
  const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } };
  const grown = brotliCompressSync(Buffer.alloc(80 * 1024 * 1024, " "), quick).toString("base64");
  expect(grown.length).toBeLessThan(1_000);
  expect(await Promise.all([...texts, grown].map(unpack))).toEqual(Array(texts.length + 1).fill(undefined));
});
