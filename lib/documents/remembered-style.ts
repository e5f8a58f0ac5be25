import { type ShortStyle, shortNames } from "./short-names.ts";
import { type DocumentNames, usedStyle } from "./used-style.ts";

/** So many results are held at once; each is some kilobytes. The oldest goes first. */
const MOST_HELD = 50;

const held = new Map<string, ShortStyle>();

/**
 * What `usedStyle` leaves of a style sheet for a document, with short names, made once for all documents with the same names.
 * Every answer of the search has its own words and one of a few sets of tags, classes and places, and to read the sheet
 * takes longer than to search.
 */
export function rememberedStyle(css: string, names: DocumentNames): ShortStyle {
  const { tags, classes, hasTypedFields, places } = names;
  const sorted = [tags, classes, places?.keys() ?? []].map((set) => [...set].toSorted());
  const key = `${JSON.stringify([...sorted, hasTypedFields])}${css}`;
  const known = held.get(key);
  if (known !== undefined) return known;
  const made = shortNames(usedStyle(css, names));
  const oldest = held.keys().next();
  if (held.size >= MOST_HELD && !oldest.done) held.delete(oldest.value);
  held.set(key, made);
  return made;
}
