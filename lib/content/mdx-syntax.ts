import type { VFileMessage } from "vfile-message";
import { blockRule } from "./blocks/schema.ts";
import type { Place } from "./problems.ts";
import type { Problem } from "./schema.ts";

/** `found` holds what the complaint names, `tag` the opening tag it speaks of as its writer typed it, `line` where that is. */
type Complaint = { found: string; expected: string; tag: string; line: number };

type Advice = { when: RegExp; message: (complaint: Complaint) => string };

/** What the parser's usual complaints mean for somebody who is writing a page, most particular first. */
const ADVICE: Advice[] = [
  {
    when: /before local name|Unexpected character `@`/,
    message: () => "An address cannot stand between < and >. Write a link as [words](https://…)",
  },
  {
    when: /before name, expected a character that can start a name.*comment|Unexpected character `!`/s,
    message: () => "Notes like <!-- … --> cannot stand in a page. Take the note out",
  },
  {
    when: /Unexpected character `(.)`.*before name/s,
    message: ({ found }) => `A “<” cannot stand before “${found}”. Write “less than ${found}” or “&lt;${found}”`,
  },
  {
    when: /Expected a closing tag for `(<[^`]*>)`/,
    message: notClosed,
  },
  {
    when: /Unexpected closing tag `(<\/[^`]*>)`, expected corresponding closing tag for `(<[^`]*>)`/,
    message: ({ found, expected, line }) =>
      `${found} stands here, but ${expected} of line ${line} is still open. Write ${closing(expected)} here, or close it before this line`,
  },
  {
    when: /Unexpected closing (?:tag|slash) `?(<\/[^`]*>)?/,
    message: ({ found }) =>
      `${found || "A closing tag"} closes nothing. Take it out, or write the opening tag before it`,
  },
  {
    when: /Could not parse (?:expression|import\/exports)|unclosed expression|Unexpected end of file in expression/,
    message: () =>
      "Curly brackets, “import” and “export” cannot stand in a page. Write round brackets ( ) or other words",
  },
  {
    when: /Unexpected character `[“”„‘’]`/,
    message: () => 'Write straight quotation marks in a tag instead of curly ones, like title="Words"',
  },
  {
    when: /in attribute|before attribute|attribute value/,
    message: () =>
      'Something inside this tag cannot be read. Write each value in straight double quotation marks, like title="Words"',
  },
];

/** Turns the parser's complaint about a file into a problem that says what to type instead. */
export function syntaxProblem(file: string, text: string, error: VFileMessage): Problem {
  const advice = ADVICE.find(({ when }) => when.test(error.reason));
  const [, found = "", expected = ""] = advice?.when.exec(error.reason) ?? [];
  const opened = openedAt(error);
  const tag = opened ? tagAt(text, opened) : "";
  const message = advice
    ? advice.message({ found, expected, tag, line: opened?.line ?? 1 })
    : `This cannot be read: ${error.reason}`;
  return { file, ...placeOf(text, error), rule: "syntax", severity: "error", message };
}

function notClosed({ found, tag }: Complaint): string {
  if (/^<[a-z]/.test(found)) {
    return `HTML tags such as ${found} cannot stand in a page. Take it out; use Markdown or a block instead`;
  }
  const standsAlone = blockRule(found.slice(1, -1))?.holds?.exactly.length === 0;
  if (standsAlone) return `Write a stroke before the >: ${(tag || found).replace(/\s*>$/, " />")}`;
  return `${found} is opened but never closed. Write ${closing(found)} on a line of its own where it ends`;
}

/** The tag that closes an opening one. */
function closing(tag: string): string {
  return tag.replace(/^<(\w+).*/s, "</$1>");
}

/** Where the tag was opened that a complaint names with its place. */
function openedAt(error: VFileMessage): Place | undefined {
  const [, line, column] = /\((\d+):(\d+)-\d+:\d+\)/.exec(error.reason) ?? [];
  return line === undefined ? undefined : { line: Number(line), column: Number(column) };
}

function tagAt(text: string, { line, column }: Place): string {
  return /^<[^>]*>/.exec((text.split(/\r?\n/)[line - 1] ?? "").slice(column - 1))?.[0] ?? "";
}

/**
 * Where the complaint belongs. The parser points to where it gave up; a writer looks for the tag that was never closed,
 * for the bracket that opened, or for a tag that closes another block.
 */
function placeOf(text: string, error: VFileMessage): Place {
  const opened = /^Unexpected closing tag/.test(error.reason) ? undefined : openedAt(error);
  if (opened) return opened;
  const end = { line: error.line ?? text.split("\n").length, column: error.column ?? 1 };
  return /expression/.test(error.reason) ? (lastBracketBefore(text, end) ?? end) : end;
}

function lastBracketBefore(text: string, end: Place): Place | undefined {
  const lines = text.split("\n").slice(0, end.line);
  const line = lines.findLastIndex((words) => words.includes("{"));
  return line === -1 ? undefined : { line: line + 1, column: (lines[line] ?? "").lastIndexOf("{") + 1 };
}
