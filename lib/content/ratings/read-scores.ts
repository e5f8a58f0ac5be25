import { readFile } from "node:fs/promises";
import path from "node:path";
import { readYaml, type YamlResult } from "../yaml.ts";
import { type Score, scoresSchema } from "./schema.ts";

/** Reads the scores that people have entered. Without a file, or with an empty one, there are none. */
export async function readScores(contentDir: string): Promise<YamlResult<Score[]>> {
  const text = await readFile(path.join(contentDir, "scores.yaml"), "utf8").catch(() => "");
  const isEmpty = text.replaceAll(/^\s*#.*$/gm, "").trim() === "";
  return isEmpty
    ? { ok: true, value: [] }
    : readYaml(scoresSchema, { file: "content/scores.yaml", text, rule: "scores", linesBefore: 0 });
}
