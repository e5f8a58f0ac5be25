import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { Problem } from "./schema.ts";

/** A YAML text read against a schema: its value, or what is wrong with it and where. */
export type YamlResult<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

type YamlText = {
  file: string;
  text: string;
  rule: string /** Lines of the file before this text. */;
  linesBefore: number;
};

/**
 * Reads YAML and checks it, with the place of each problem in the file.
 *
 * A key that the schema does not know is a problem at that key; a missing key is one at the entry that lacks it.
 */
export function readYaml<Schema extends z.ZodType>(schema: Schema, yaml: YamlText): YamlResult<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(yaml.text, { lineCounter: lines });

  function problemAt(offset: number, message: string): Problem {
    const place = lines.linePos(offset);
    const at = { line: Math.max(place.line, 1) + yaml.linesBefore, column: Math.max(place.col, 1) };
    return { file: yaml.file, ...at, rule: yaml.rule, severity: "error", message };
  }

  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: document.errors.map((error) => problemAt(error.pos[0], syntaxAdvice(error.message))),
    };
  }

  const result = schema.safeParse(document.toJS());
  if (result.success) return { ok: true, value: result.data };

  function offsetOf(keys: PropertyKey[]): number {
    const node: unknown = keys.length === 0 ? document.contents : document.getIn(keys, true);
    if (hasRange(node)) return node.range[0];
    return keys.length === 0 ? 0 : offsetOf(keys.slice(0, -1));
  }

  const problems = result.error.issues.flatMap((issue) => {
    if (issue.code !== "unrecognized_keys") return [problemAt(offsetOf(issue.path), plainly(issue, document.toJS()))];
    return issue.keys.map((key) =>
      problemAt(offsetOf([...issue.path, key]), `“${key}” is not a known entry. Check its spelling or take it out`),
    );
  });
  return { ok: false, problems };
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range);
}

function plainly(issue: z.core.$ZodIssue, whole: unknown): string {
  const name = issue.path.join(" → ") || "this part";
  const missing = issue.code === "invalid_type" && valueAt(whole, issue.path) === undefined;
  const ownWords = !/^(Invalid|Too |Unrecognized)/.test(issue.message);
  if (ownWords) return missing ? `“${name}” is missing. ${issue.message}` : `${name}: ${issue.message}`;
  if (missing) return `“${name}” is missing. Add a line for it`;
  return `${name}: ${issue.message}`;
}

function valueAt(whole: unknown, keys: PropertyKey[]): unknown {
  return keys.reduce<unknown>((value, key) => {
    if (typeof value !== "object" || value === null) return undefined;
    return Object.entries(value).find(([name]) => name === String(key))?.[1];
  }, whole);
}

function syntaxAdvice(message: string): string {
  const cause = message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? "";
  return `This line cannot be read (${cause}). A value that holds a colon or begins with a sign must stand in quotation marks`;
}
