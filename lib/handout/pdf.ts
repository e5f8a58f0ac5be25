import { openPdf, reference } from "./pdf-objects.ts";

/** What a PDF says of itself. `language` is a tag such as `en`; `hasTags` is true when a screen reader finds its structure. */
export type PdfFacts = { pages: number; title: string; language: string; hasTags: boolean };

/** Reads what a PDF says of itself. Returns nothing when it is not a PDF as browsers write them, or is cut short. */
export function readPdf(bytes: Buffer): PdfFacts | null {
  const pdf = openPdf(bytes);
  if (!pdf) return null;
  const catalog = pdf.object(reference(pdf.trailer, "Root"));
  const pages = Number(/\/Count\s+(\d+)/.exec(pdf.object(reference(catalog, "Pages")))?.[1]);
  if (!(pages > 0)) return null;
  const structure = pdf.object(reference(catalog, "StructTreeRoot"));
  return {
    pages,
    title: stringIn(pdf.object(reference(pdf.trailer, "Info")), "Title"),
    language: stringIn(catalog, "Lang"),
    hasTags: /\/Marked\s+true/.test(catalog) && /\/K\b/.test(structure),
  };
}

/** Says what keeps a PDF from being read out by a screen reader, in a few words; nothing when it is in order. */
export function pdfProblem(facts: PdfFacts | null): string | null {
  if (facts === null) return "it is not a whole PDF";
  if (!facts.hasTags) return "it has no tags";
  if (facts.language === "") return "it does not name its language";
  return facts.title === "" ? "it has no title" : null;
}

/** A string of an object, which stands in parentheses or, in hexadecimal, in angle brackets; empty when it has none. */
function stringIn(object: string, name: string): string {
  const found = new RegExp(`/${name}\\s*(?:\\(((?:\\\\.|[^\\\\()])*)\\)|<([\\dA-Fa-f\\s]*)>)`, "s").exec(object);
  const [, plain, hex] = found ?? [];
  if (hex !== undefined) return decode(Buffer.from(hex.replaceAll(/\s/g, ""), "hex"));
  return decode(Buffer.from((plain ?? "").replaceAll(/\\(\d{1,3}|.)/gs, unescaped), "latin1"));
}

function unescaped(_: string, escaped: string): string {
  if (/\d/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8));
  return { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" }[escaped] ?? escaped;
}

/** Text in a PDF is UTF-16 when it begins with its mark, else one byte a letter. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(bytes.subarray(2)).swap16().toString("utf16le");
  return bytes.toString("latin1");
}
