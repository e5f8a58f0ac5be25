import type { ReactNode } from "react";

type TermProps = { anchor?: string; meaning?: string; children: ReactNode };

/**
 * A term, with what it means where a page first uses it. Pressing it opens the meaning in place, by the browser's own
 * means: Escape, a second press or a press elsewhere closes it. Where a browser cannot, and on paper, the meaning stands in
 * brackets after the term.
 */
export function Term({ anchor, meaning, children }: TermProps) {
  if (!meaning) return children;
  return (
    <>
      <button type="button" className="term" popoverTarget={anchor}>
        {children}
      </button>
      <span popover="" id={anchor} className="meaning">
        {meaning}
      </span>
    </>
  );
}
