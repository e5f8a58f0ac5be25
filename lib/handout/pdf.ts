/** What a PDF says of itself. `language` is a tag such as `en`; `hasTags` is true when a screen reader finds its structure. */
export type PdfFacts = { pages: number; title: string; language: string; hasTags: boolean };

/**
 * Reads what a PDF says of itself, as browsers write PDFs: with a plain table of its objects, unencrypted and never edited.
 * Returns nothing when it is another kind of file, or is cut short.
 */
export function readPdf(bytes: Buffer): PdfFacts | null {
  const text = bytes.toString("latin1");
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1];
  if (!text.startsWith("%PDF-") || start === undefined) return null;
  const table = text.slice(Number(start));
  const places = placesIn(table);
  const object = (number: string | undefined) => objectAt(text, places.get(Number(number)));

  const trailer = table.slice(table.indexOf("trailer"));
  const catalog = object(reference(trailer, "Root"));
  const pages = Number(/\/Count\s+(\d+)/.exec(object(reference(catalog, "Pages")))?.[1]);
  if (!(pages > 0)) return null;
  const structure = object(reference(catalog, "StructTreeRoot"));
  return {
    pages,
    title: stringIn(object(reference(trailer, "Info")), "Title"),
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

/** Where each object begins. The table holds runs of entries, 20 bytes each, under a line with their first number. */
function placesIn(table: string): Map<number, number> {
  const places = new Map<number, number>();
  for (const [, first, entries = ""] of table.matchAll(/(\d+) \d+\s*[\r\n]+((?:\d{10} \d{5} [nf][ \r\n]{2})+)/g)) {
    for (const [at, entry] of (entries.match(/\d{10} \d{5} [nf]/g) ?? []).entries()) {
      if (entry.endsWith("n")) places.set(Number(first) + at, Number(entry.slice(0, 10)));
    }
  }
  return places;
}

/** An object's text, without the bytes it may carry. */
function objectAt(text: string, place: number | undefined): string {
  if (place === undefined) return "";
  const end = text.indexOf("endobj", place);
  return text.slice(place, end).split(/>>\s*stream\b/)[0] ?? "";
}

function reference(object: string, name: string): string | undefined {
  return new RegExp(`/${name}\\s+(\\d+)\\s+\\d+\\s+R`).exec(object)?.[1];
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
