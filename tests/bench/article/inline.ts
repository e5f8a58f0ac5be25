/** A piece of a text of the article: plain or strong words, a link, or a note that leads to the source with this id. */
export type Piece =
  | { kind: "plain"; text: string }
  | { kind: "strong"; text: string }
  | { kind: "link"; text: string; href: string }
  | { kind: "cite"; id: string };

const MARK = /\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)]+)\)|\{cite:([\w-]+)\}/;

/** The pieces of a text, in their order. */
export function piecesOf(text: string): Piece[] {
  const found = MARK.exec(text);
  if (!found) return text === "" ? [] : [{ kind: "plain", text }];
  const [mark, strong, label = "", href = "", id = ""] = found;
  const before = piecesOf(text.slice(0, found.index));
  return [...before, pieceOf({ strong, label, href, id }), ...piecesOf(text.slice(found.index + mark.length))];
}

function pieceOf(mark: { strong: string | undefined; label: string; href: string; id: string }): Piece {
  if (mark.strong !== undefined) return { kind: "strong", text: mark.strong };
  return mark.id ? { kind: "cite", id: mark.id } : { kind: "link", text: mark.label, href: mark.href };
}

/** The part of an address that leads to a heading. */
export function anchorOf(heading: string): string {
  return heading.toLowerCase().replace(/\W+/g, "-");
}
