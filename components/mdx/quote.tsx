import type { ReactNode } from "react";
import { Cite } from "./cite";

type QuoteProps = { number: number; turn?: string; children: ReactNode };

/** A source's own words, marked as a quotation in words and by a line at their side, with the number of the source. */
export function Quote({ number, turn, children }: QuoteProps) {
  return (
    <figure className="quote">
      <figcaption className="quiet">
        In the words of the source
        <Cite number={number} turn={turn} />
      </figcaption>
      <blockquote className="stack">{children}</blockquote>
    </figure>
  );
}
