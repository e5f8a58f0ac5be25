import { readFile } from "node:fs/promises";
import path from "node:path";
import { readYaml, type YamlResult } from "../yaml.ts";
import { type Score, scoresSchema } from "./schema.ts";

const FILE = "content/scores.yaml";

/** Reads the scores that people have entered. Without a file, or with an empty one, there are none. */
export async function readScores(contentDir: string): Promise<YamlResult<Score[]>> {
  const text = await readFile(path.join(contentDir, "scores.yaml"), "utf8").catch(() => "");
  const isEmpty = text.replaceAll(/^\s*#.*$/gm, "").trim() === "";
  if (isEmpty) return { ok: true, value: [] };
  const leftOver = leftOverLine(text);
  if (leftOver !== undefined) {
    const message = "[] stands for an empty list. Take this line out, now that the file holds scores";
    return {
      ok: false,
      problems: [{ file: FILE, line: leftOver, column: 1, rule: "scores", severity: "error", message }],
    };
  }
  return readYaml(scoresSchema, { file: FILE, text, rule: "scores", linesBefore: 0 });
}

/** The line of the sign for an empty list, where scores stand before or after it. */
function leftOverLine(text: string): number | undefined {
  const lines = text.split(/\r?\n/);
  const at = lines.findIndex((line) => /^\s*\[\s*\]\s*(?:#.*)?$/.test(line));
  return at !== -1 && lines.some((line) => line.startsWith("- ")) ? at + 1 : undefined;
}
