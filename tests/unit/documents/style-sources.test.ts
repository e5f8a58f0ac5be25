import { readFile } from "node:fs/promises";
import path from "node:path";
import tailwind from "@tailwindcss/postcss";
import postcss from "postcss";
import { expect, test } from "vitest";

/** A class that Tailwind knows, and that stands nowhere else. */
const ONLY_HERE = "rotate-[13deg]";

test("the style sheet has the classes that components use, and none that only a test or a text names", async () => {
  const file = path.resolve("app/globals.css");
  const { css } = await postcss([tailwind()]).process(await readFile(file, "utf8"), { from: file });
  expect(css).toContain(".max-w-measure");
  expect(css, ONLY_HERE).not.toContain("13deg");
});
