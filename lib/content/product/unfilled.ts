import type { Problem } from "../schema.ts";
import type { Site } from "../site.ts";
import { PRODUCT_LINES } from "./schema.ts";

const FILE = "content/clinic.yaml";

/** Lines of the product card that still hold the hint they were delivered with, as if it said something of the product. */
export function unfilledProduct({ clinic, yamlFiles }: Site): Problem[] {
  const lines = yamlFiles.find(({ file }) => file === FILE)?.text.split("\n") ?? [];
  return PRODUCT_LINES.filter(({ key, hint }) => clinic?.product?.[key] === hint).map(({ key, hint }) => {
    const line = Math.max(lines.findIndex((words) => words.trimStart().startsWith(`${key}:`)) + 1, 1);
    const message = `“${hint}” only says what belongs here. Write your own words after “${key}:”, or put the # back before the line`;
    return { file: FILE, line, column: 1, rule: "fill-in", severity: "error", message };
  });
}
