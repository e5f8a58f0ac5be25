import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { Problem } from "./schema.ts";
import { slipsOf } from "./yaml-slips.ts";

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
 * A key that the schema does not know is a problem at that key; a missing key is one at the entry that lacks it. Where
 * the parser silently reads something else than its writer meant, that alone is told of the line.
 */
export function readYaml<Schema extends z.ZodType>(schema: Schema, yaml: YamlText): YamlResult<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(yaml.text, { lineCounter: lines });

  function problemAt(offset: number, message: string): Problem {
    const place = lines.linePos(offset);
    const at = { line: Math.max(place.line, 1) + yaml.linesBefore, column: Math.max(place.col, 1) };
    return { file: yaml.file, ...at, rule: yaml.rule, severity: "error", message };
  }

  const slips = slipsOf(document, yaml.text).map(({ offset, message }) => problemAt(offset, message));
  if (document.errors.length > 0) {
    const errors = document.errors.map((error) => problemAt(error.pos[0], syntaxAdvice(error.message)));
    return { ok: false, problems: slips.length > 0 ? slips : errors };
  }

  const result = schema.safeParse(document.toJS());
  if (result.success) return slips.length > 0 ? { ok: false, problems: slips } : { ok: true, value: result.data };

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
  const elsewhere = problems.filter(({ line }) => slips.every((slip) => slip.line !== line));
  return { ok: false, problems: [...slips, ...elsewhere] };
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range);
}

function plainly(issue: z.core.$ZodIssue, whole: unknown): string {
  const name = issue.path.join(" → ") || "this part";
  const value = valueAt(whole, issue.path);
  const missing = issue.code === "invalid_type" && (value === undefined || value === null);
  const ownWords = !/^(Invalid|Too |Unrecognized)/.test(issue.message);
  if (ownWords) return missing ? `“${name}” is missing. ${issue.message}` : `${name}: ${issue.message}`;
  if (missing) return `“${name}” is missing. Add a line for it`;
  return `${name}: ${inPlainWords(issue, value)}`;
}

/** What a value must be, in the words of somebody who has never heard of types. */
const KINDS: Record<string, string> = {
  boolean: "write true or false, without quotation marks",
  string: "write words here; put them in quotation marks if they look like a number or a day",
  number: "write a number in digits, without quotation marks",
  int: "write a whole number in digits, without quotation marks",
  array: "write a list: each entry on a line of its own that begins with - and a space",
  object: "write its entries below it, each on a line of its own, two spaces further in",
  record: "write its entries below it, each on a line of its own, two spaces further in",
};

function inPlainWords(issue: z.core.$ZodIssue, value: unknown): string {
  const shown = typeof value === "string" || typeof value === "number" ? `“${value}” cannot stand here; ` : "";
  if (issue.code === "invalid_type") return `${shown}${KINDS[issue.expected] ?? issue.message}`;
  if (issue.code === "too_small") return `${shown}write at least ${amount(issue.origin, issue.minimum)}`;
  if (issue.code === "too_big") return `${shown}write at most ${amount(issue.origin, issue.maximum)}`;
  if (issue.code === "invalid_key") return issue.issues[0]?.message ?? issue.message;
  if (issue.code === "invalid_value") return `${shown}write one of: ${issue.values.join(", ")}`;
  return `${shown}${issue.message}`;
}

function amount(origin: string, limit: number | bigint): string {
  if (origin === "string") return `${limit} ${limit === 1 ? "letter" : "letters"}`;
  if (origin === "array") return `${limit} ${limit === 1 ? "entry" : "entries"}`;
  return String(limit);
}

function valueAt(whole: unknown, keys: PropertyKey[]): unknown {
  return keys.reduce<unknown>((value, key) => {
    if (typeof value !== "object" || value === null) return undefined;
    return Object.entries(value).find(([name]) => name === String(key))?.[1];
  }, whole);
}

/** What the parser's usual complaints mean for somebody who is writing. */
const SYNTAX: [RegExp, string][] = [
  [/nested mappings/i, "A value that holds a colon must stand in quotation marks"],
  [/implicit (?:map )?keys?/i, "After the name of an entry a colon and a space must stand, as in phone: …"],
  [/keys must be unique/i, "This entry stands twice. Take one of the two out"],
  [/\btabs?\b/i, "A tab stands at the beginning of this line. Write spaces instead"],
  [/same column/i, "This line does not begin below the others of its kind. Begin each with the same number of spaces"],
  [
    /missing closing|unterminated|flow (?:map|sequence|collection)/i,
    "A quotation mark or bracket is opened but never closed. Close it at the end of the value",
  ],
];

function syntaxAdvice(message: string): string {
  const known = SYNTAX.find(([complaint]) => complaint.test(message));
  if (known) return known[1];
  const cause = message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? "";
  return `This line cannot be read (${cause}). A value that holds a colon or begins with a sign must stand in quotation marks`;
}
