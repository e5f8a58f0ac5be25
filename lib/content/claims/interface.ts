import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import { problemsIn } from "../rules/claims.ts";
import type { Problem } from "../schema.ts";
import { codePassages } from "./code-passages.ts";
import type { Style } from "./style.ts";

/** Where the words of the site stand that no writer edits: what people see around pages, and the form. */
const INTERFACE = ["components/**/*.tsx", "lib/consultation/*.ts", "lib/content/llms.ts"];

/** No patient reads what staff see when they work. */
const FOR_STAFF = ["components/staff/**"];

/** The claims in the words of components and of the form. A folder that is not there is skipped. */
export async function checkInterface(root: string, style: Style): Promise<Problem[]> {
  const problems: Problem[] = [];
  for await (const file of glob(INTERFACE, { cwd: root, exclude: FOR_STAFF })) {
    const text = await readFile(path.join(root, file), "utf8");
    problems.push(...problemsIn(file, codePassages(text, !file.startsWith("components")), style));
  }
  return problems;
}
