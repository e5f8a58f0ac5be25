import { type Document, isMap, isPair, isScalar, type Scalar, visit } from "yaml";

/** A place in a YAML text where the parser reads something else than its writer meant, and what to type instead. */
export type Slip = { offset: number; message: string };

const CUT =
  "A # cuts off the rest of the line: put the value in quotation marks. A remark of your own stands on a line by itself";

const CURLY = 'Use straight quotation marks around a value, ", instead of curly ones';

const COMMA = 'A comma ends a value here. Put a value with a comma in quotation marks, like "1,399"';

/** Curly marks around the whole value; `“Stem cell” clinics` quotes two words and is left alone. */
const IN_CURLY_MARKS = /^[“”„‘][^“”„]*$|^[“”„‘][^“”„]*[“”’]$/;

/**
 * What YAML takes for something else in silence: words behind a #, curly marks around a value, and a comma within
 * brackets. None of it is an error to the parser, and part of what somebody wrote would be lost.
 */
export function slipsOf(document: Document.Parsed, text: string): Slip[] {
  const slips: Slip[] = [];
  visit(document, (key, node) => {
    if (isMap(node) && node.flow) {
      for (const { key: name, value } of node.items) {
        if (value === null && isScalar(name)) slips.push({ offset: name.range?.[0] ?? 0, message: COMMA });
      }
    }
    if (isPair(node) || key === "key" || !isScalar(node) || node.type !== "PLAIN" || !node.range) return;
    const [start, end] = node.range;
    if (isCut(node, text.slice(end).split(/\r?\n/, 1)[0] ?? "")) slips.push({ offset: start, message: CUT });
    if (IN_CURLY_MARKS.test(text.slice(start, end))) slips.push({ offset: start, message: CURLY });
  });
  return slips;
}

/**
 * True when a # takes away words of the value and does not begin a remark: nothing stands between it and its word, as in
 * “Clinic #1”, or it stands one space after a value of several words, as in “A scratch # that”. A remark after one word,
 * a number or a day, and one set off by two spaces, are left alone.
 */
function isCut({ value }: Scalar, rest: string): boolean {
  if (/^[ \t]*#[^\s#]/.test(rest)) return true;
  return typeof value === "string" && /\S\s+\S/.test(value) && /^ #/.test(rest);
}
