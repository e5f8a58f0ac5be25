import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { checkSite } from "@/lib/content/check";
import { PRODUCT_LINES } from "@/lib/content/product/schema";
import { readSite } from "@/lib/content/site";
import { contentCopy } from "@/tests/support/content-copy";

test("a hint of clinic.yaml that only lost its comment sign does not count as the product's own words", async () => {
  const content = await contentCopy();
  const file = path.join(content, "clinic.yaml");
  const text = (await readFile(file, "utf8")).replaceAll(/^# (product:| {2}\w+:)/gm, "$1");
  await writeFile(file, text.replace(/ {2}dose: .*/, "  dose: About 2 million cells."));
  const problems = checkSite(await readSite(content));
  const line = text.split("\n").findIndex((words) => words.startsWith("product:")) + 2;
  expect(problems.map((problem) => [problem.rule, problem.line])).toEqual(
    [0, 1, 2, 4, 5].map((after) => ["fill-in", line + after]),
  );
  for (const { key } of PRODUCT_LINES.filter((one) => one.key !== "dose")) {
    expect(problems).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining(`Write your own words after “${key}:”`) }),
    );
  }
});
