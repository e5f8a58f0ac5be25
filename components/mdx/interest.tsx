import type { ReactNode } from "react";

/** What the clinic gains when a reader chooses the treatment, said before anything else is. */
export function Interest({ children }: { children: ReactNode }) {
  return (
    <div id="our-interest" role="note" aria-label="Our interest" className="text-lg">
      {children}
    </div>
  );
}
