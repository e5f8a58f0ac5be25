/** A PDF taken apart: the text of its trailer, and of each object by its number, without the bytes that it may carry. */
export type PdfObjects = { trailer: string; object: (number: string | undefined) => string };

/**
 * Takes a PDF apart as browsers write them: with a plain table of its objects, unencrypted and never edited. Returns
 * nothing when it is another kind of file, or is cut short.
 */
export function openPdf(bytes: Buffer): PdfObjects | null {
  const text = bytes.toString("latin1");
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1];
  if (!text.startsWith("%PDF-") || start === undefined) return null;
  const table = text.slice(Number(start));
  const places = placesIn(table);
  return {
    trailer: table.slice(table.indexOf("trailer")),
    object: (number) => objectAt(text, places.get(Number(number))),
  };
}

/** The number of the object that an entry of another one names. */
export function reference(object: string, name: string): string | undefined {
  return new RegExp(`/${name}\\s+(\\d+)\\s+\\d+\\s+R`).exec(object)?.[1];
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

function objectAt(text: string, place: number | undefined): string {
  if (place === undefined) return "";
  const end = text.indexOf("endobj", place);
  return text.slice(place, end).split(/>>\s*stream\b/)[0] ?? "";
}
