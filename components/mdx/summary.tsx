import type { ReactNode } from "react";

/** The page in five lines, for a reader who will read no more. */
export function Summary({ children }: { children: ReactNode }) {
  return (
    <section aria-label="In short" className="summary stack">
      <p className="leads">In short</p>
      {children}
    </section>
  );
}
