import type { VFileMessage } from "vfile-message";
import type { Place } from "./problems.ts";
import type { Problem } from "./schema.ts";

type Advice = { when: RegExp; message: (found: string) => string };

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
    message: (found) => `A “<” cannot stand before “${found}”. Write “less than ${found}” or “&lt;${found}”`,
  },
  {
    when: /Expected a closing tag for `(<[^`]*>)`/,
    message: (found) =>
      /^<[a-z]/.test(found)
        ? `HTML tags such as ${found} cannot stand in a page. Take it out; use Markdown or a block instead`
        : `${found} is opened but never closed. Write ${found.replace(/^<(\w+).*/s, "</$1>")} on a line of its own where it ends`,
  },
  {
    when: /Unexpected closing (?:tag|slash) `?(<\/[^`]*>)?/,
    message: (found) => `${found || "A closing tag"} closes nothing. Take it out, or write the opening tag before it`,
  },
  {
    when: /Could not parse (?:expression|import\/exports)|unclosed expression|Unexpected end of file in expression/,
    message: () =>
      "Curly brackets, “import” and “export” cannot stand in a page. Write round brackets ( ) or other words",
  },
  {
    when: /in attribute|before attribute|attribute value/,
    message: () =>
      'Something inside this tag cannot be read. Write each value in double quotation marks, like title="Words"',
  },
];

/** Turns the parser's complaint about a file into a problem that says what to type instead. */
export function syntaxProblem(file: string, text: string, error: VFileMessage): Problem {
  const advice = ADVICE.find(({ when }) => when.test(error.reason));
  const found = advice?.when.exec(error.reason)?.[1] ?? "";
  const message = advice ? advice.message(found) : `This cannot be read: ${error.reason}`;
  return { file, ...placeOf(text, error), rule: "syntax", severity: "error", message };
}

/**
 * Where the complaint belongs. The parser points to where it gave up; a writer looks for the tag that was never closed,
 * or for the bracket that opened.
 */
function placeOf(text: string, error: VFileMessage): Place {
  const named = /\((\d+):(\d+)-\d+:\d+\)/.exec(error.reason);
  if (named) return { line: Number(named[1]), column: Number(named[2]) };
  const end = { line: error.line ?? text.split("\n").length, column: error.column ?? 1 };
  return /expression/.test(error.reason) ? (lastBracketBefore(text, end) ?? end) : end;
}

function lastBracketBefore(text: string, end: Place): Place | undefined {
  const lines = text.split("\n").slice(0, end.line);
  const line = lines.findLastIndex((words) => words.includes("{"));
  return line === -1 ? undefined : { line: line + 1, column: (lines[line] ?? "").lastIndexOf("{") + 1 };
}
