import { cp, mkdir, mkdtemp, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { documentsFingerprint, programFingerprint } from "@/lib/cli/fingerprint";

async function project() {
  const root = await mkdtemp(path.join(tmpdir(), "clinic-project-"));
  await mkdir(path.join(root, "app/about"), { recursive: true });
  await mkdir(path.join(root, "content/topic"), { recursive: true });
  await writeFile(path.join(root, "app/about/page.tsx"), "export {}");
  await writeFile(path.join(root, "content/topic/index.mdx"), "# Hello");
  await writeFile(path.join(root, "package-lock.json"), "{}");
  return root;
}

async function take(root: string, values = ["https://clinic.example", "key"]) {
  const program = await programFingerprint(root, values);
  return documentsFingerprint(program, root, path.join(root, "content"), values);
}

test("a copy and an untouched project need no new build", async () => {
  const root = await project();
  const before = await take(root);
  await utimes(path.join(root, "app/about/page.tsx"), new Date(), new Date());
  await writeFile(path.join(root, "README.md"), "not part of a build");
  expect(await take(root)).toBe(before);

  const copy = await mkdtemp(path.join(tmpdir(), "clinic-copy-"));
  await cp(root, copy, { recursive: true });
  expect(await take(copy)).toBe(before);
});

test.each([
  [
    "a page of the content is edited",
    (root: string) => writeFile(path.join(root, "content/topic/index.mdx"), "# Hallo"),
  ],
  ["a file is added", (root: string) => writeFile(path.join(root, "content/topic/new.mdx"), "")],
  ["a file is renamed", (root: string) => rename(path.join(root, "app/about"), path.join(root, "app/us"))],
  ["a file is removed", (root: string) => rm(path.join(root, "app/about/page.tsx"))],
  ["a package is updated", (root: string) => writeFile(path.join(root, "package-lock.json"), "{ }")],
])("a new build is needed when %s", async (_name, change) => {
  const root = await project();
  const before = await take(root);
  await change(root);
  expect(await take(root)).not.toBe(before);
});

test("a new build is needed when the address or a key changes, and values are not run together", async () => {
  const root = await project();
  expect(await take(root, ["ab", "c"])).not.toBe(await take(root, ["a", "bc"]));
});

test("a page that is edited, or a picture, needs new documents and no new program", async () => {
  const root = await project();
  const [program, documents] = [await programFingerprint(root, []), await take(root)];
  await writeFile(path.join(root, "content/topic/index.mdx"), "# Hallo");
  expect(await programFingerprint(root, [])).toBe(program);
  const edited = await take(root);
  expect(edited).not.toBe(documents);
  await mkdir(path.join(root, "public"));
  await writeFile(path.join(root, "public/leg.svg"), "<svg/>");
  expect(await programFingerprint(root, [])).toBe(program);
  expect(await take(root)).not.toBe(edited);
});
