import type { ReactNode } from "react";

/** The page in five lines, for a reader who will read no more. */
export function Summary({ children }: { children: ReactNode }) {
  return (
    <section aria-label="In short" className="stack rounded-lg bg-accent-surface px-5 py-5">
      <p className="font-heading text-xl font-semibold">In short</p>
      {children}
    </section>
  );
}
