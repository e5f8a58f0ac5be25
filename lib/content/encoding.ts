import type { Problem } from "./schema.ts";

/** The first bytes by which programs mark a text's encoding; a reader never sees them. */
const MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], name: "a hidden mark (BOM)" },
  { bytes: [0xff, 0xfe], name: "the mark of UTF-16" },
  { bytes: [0xfe, 0xff], name: "the mark of UTF-16" },
];

const SAVE = "Save it in your editor with the encoding “UTF-8”, without BOM";

/** What is wrong with how a file was saved: its letters must be UTF-8, without a mark before the first one. */
export function encodingProblem(file: string, bytes: Uint8Array): Problem | undefined {
  const mark = MARKS.find((one) => one.bytes.every((byte, at) => bytes[at] === byte));
  const line = mark ? 1 : lineOutsideUtf8(bytes);
  if (line === undefined) return undefined;
  const message = mark
    ? `The file begins with ${mark.name}. ${SAVE}`
    : `A letter on this line is not saved as UTF-8, so readers would see signs instead of it. ${SAVE}, and look at letters such as é, – and “`;
  return { file, line, column: 1, rule: "encoding", severity: "error", message };
}

function lineOutsideUtf8(bytes: Uint8Array): number | undefined {
  if (isUtf8(bytes)) return undefined;
  const lineEnds = [...bytes.entries()].filter(([, byte]) => byte === 0x0a).map(([at]) => at);
  const starts = [0, ...lineEnds.map((at) => at + 1)];
  const line = starts.findIndex((start, at) => !isUtf8(bytes.subarray(start, starts[at + 1])));
  return line === -1 ? 1 : line + 1;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
