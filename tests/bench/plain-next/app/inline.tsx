import { type Piece, piecesOf } from "../../article/inline";
import { SOURCES } from "../../article/words";

/** A text of the article with its links and notes. Keys are short in this app, since Next sends them to the browser. */
export function Inline({ text }: { text: string }) {
  return piecesOf(text).map((piece, at) => <Written key={at} piece={piece} />);
}

function Written({ piece }: { piece: Piece }) {
  switch (piece.kind) {
    case "plain":
      return piece.text;
    case "strong":
      return <strong>{piece.text}</strong>;
    case "link":
      return <a href={piece.href}>{piece.text}</a>;
    case "cite":
      return (
        <sup>
          <a href={`#${piece.id}`}>{SOURCES.findIndex(({ id }) => id === piece.id) + 1}</a>
        </sup>
      );
  }
}
