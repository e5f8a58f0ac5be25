import { appendFile, mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { DISK, keptShelf } from "@/lib/content/shelf";
import { readSiteFrom } from "@/lib/content/site";
import { contentCopy } from "@/tests/support/content-copy";

test("while developing, the content is as it lies on the disk, once it is told which folders changed", async () => {
  const content = await contentCopy();
  const shelf = keptShelf();
  const read = async () => (await readSiteFrom(shelf, content, "as-asked")).pages.map(({ path, text }) => [path, text]);
  const asOnDisk = async () =>
    (await readSiteFrom(DISK, content, "as-asked")).pages.map(({ path, text }) => [path, text]);
  const before = await read();
  expect(before).toEqual(await asOnDisk());

  const [clinic, topic] = [path.join(content, "clinic"), path.join(content, "new-topic")];
  await appendFile(path.join(clinic, "about.mdx"), "\nOne more sentence.\n");
  await mkdir(topic);
  await writeFile(path.join(topic, "index.mdx"), before[0]?.[1] ?? "");
  expect(await read()).toEqual(before);
  for (const folder of [clinic, content]) shelf.forget(folder);
  expect(await read()).toEqual(await asOnDisk());

  await rm(topic, { recursive: true });
  shelf.forget(content);
  expect(await read()).toEqual(await asOnDisk());
  expect(await read()).toHaveLength(before.length);
});

test("a folder that is not there holds no files", async () => {
  expect([await DISK.list("/nowhere/at/all"), await keptShelf().list("/nowhere/at/all")]).toEqual([[], []]);
});
