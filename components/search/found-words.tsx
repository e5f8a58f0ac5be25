import type { Piece } from "@/lib/search/schema";

/** A text in which the words that were looked for are marked, by more than their color. */
export function FoundWords({ pieces }: { pieces: Piece[] }) {
  let at = 0;
  return pieces.map(({ text, isFound }) => {
    at += text.length;
    return isFound ? (
      <mark
        key={at}
        className="rounded-sm bg-accent-surface font-semibold text-inherit forced-colors:bg-[Mark] forced-colors:text-[MarkText]"
      >
        {text}
      </mark>
    ) : (
      text
    );
  });
}
