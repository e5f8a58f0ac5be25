import type { ReactNode } from "react";
import { Cite } from "./cite";

type QuoteProps = { number: number; turn?: string; children: ReactNode };

/** A source's own words, marked as a quotation in words and by a line at their side, with the number of the source. */
export function Quote({ number, turn, children }: QuoteProps) {
  return (
    <figure className="border-l-4 border-line px-5 py-1">
      <figcaption className="text-base text-muted">
        In the words of the source
        <Cite number={number} turn={turn} />
      </figcaption>
      <blockquote className="stack mt-2">{children}</blockquote>
    </figure>
  );
}
