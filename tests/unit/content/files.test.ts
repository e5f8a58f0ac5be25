import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { checkSite } from "@/lib/content/check";
import { fileProblems } from "@/lib/content/files";
import { readSite } from "@/lib/content/site";
import { contentCopy } from "@/tests/support/content-copy";

/** The files of a site in order. */
const FILES = [
  "README.md",
  "clinic.yaml",
  "clinic/about.mdx",
  "clinic/home.mdx",
  "clinic/privacy.mdx",
  "knee/index.mdx",
  "knee/injury.mdx",
  "scores.yaml",
  "sources.yaml",
  "style.yaml",
];

function saysOf(...files: string[]): string[] {
  return fileProblems([...FILES, ...files]).map(({ file, message }) => `${file}: ${message}`);
}

test("files in their places, and what systems and editors leave behind, are let be", () => {
  expect(
    saysOf(".DS_Store", "knee/.injury.mdx.swp", "knee/injury.mdx~", "knee/~$injury.docx", "knee/injury.mdx.new"),
  ).toEqual([]);
});

test.each([
  ["knee/recovery.md", "Rename it to recovery.mdx"],
  ["knee/Recovery.MDX", "Rename it to recovery.mdx"],
  ["knee/My first_page.mdx", "Rename it to my-first-page.mdx"],
  ["knee/Réhab.mdx", "Rename it to rehab.mdx"],
  ["recovery.mdx", "A page must lie in a folder: that of its topic, or content/clinic"],
  ["knee/week/one.mdx", "Move it to content/knee/one.mdx"],
  ["knee/recovery.docx", "Only text files that end in .mdx become pages"],
  ["knee/boot.PNG", "Move it into public/images and write /images/boot.PNG"],
  ["knee/sources.yaml", "Nothing reads this file. The files with details are content/clinic.yaml"],
  ["clinics.yaml", "Rename it, or take it out"],
  ["knee/notes", "Nothing reads this file. Take it out of content/"],
])("%s is refused: %s", (file, words) => {
  expect(saysOf(file)).toEqual([expect.stringContaining(words)]);
});

test("a folder whose name is no address is refused, and so is a topic without a first page", () => {
  expect(saysOf("Tennis Elbow/index.mdx")).toEqual([expect.stringContaining("Rename the folder to tennis-elbow")]);
  expect(saysOf("hip/pain.mdx")).toEqual([
    "content/hip/index.mdx: The topic hip has no first page. Make it with: npm run content:new -- hip/index",
  ]);
});

test.each(["home", "about", "privacy"])("the %s page cannot be deleted", async (name) => {
  const content = await contentCopy();
  await rm(path.join(content, "clinic", `${name}.mdx`));
  expect(checkSite(await readSite(content))).toContainEqual(
    expect.objectContaining({
      file: `content/clinic/${name}.mdx`,
      rule: "file",
      message: expect.stringContaining(`npm run content:new -- clinic/${name}`),
    }),
  );
});

test("a misplaced file is found where it lies", async () => {
  const content = await contentCopy();
  await mkdir(path.join(content, "achilles-tendon-rupture/later"));
  await writeFile(path.join(content, "achilles-tendon-rupture/later/plan.docx"), "");
  const files = checkSite(await readSite(content)).map(({ file }) => file);
  expect(files).toEqual(["content/achilles-tendon-rupture/later/plan.docx"]);
});

test.each([
  ["a hidden mark", Buffer.from("\uFEFFWords\n"), 1, "begins with a hidden mark (BOM)"],
  ["UTF-16", Buffer.from("\uFEFFWords\n", "utf16le"), 1, "begins with the mark of UTF-16"],
  ["another encoding", Buffer.from("One\nTwo\ncaf\u00e9\n", "latin1"), 3, "is not saved as UTF-8"],
])("a page saved with %s is named plainly, and so is a file with details", async (_, bytes, line, words) => {
  const content = await contentCopy();
  await writeFile(path.join(content, "clinic/extra.mdx"), bytes);
  const yaml = path.join(content, "style.yaml");
  const style = await readFile(yaml);
  await writeFile(yaml, line === 1 ? Buffer.concat([bytes.subarray(0, 3), style]) : Buffer.concat([style, bytes]));
  const found = checkSite(await readSite(content)).filter(({ rule }) => rule === "encoding");
  expect(found).toEqual([
    expect.objectContaining({ file: "content/clinic/extra.mdx", line, message: expect.stringContaining(words) }),
    expect.objectContaining({ file: "content/style.yaml", message: expect.stringContaining("UTF-8”, without BOM") }),
  ]);
});
