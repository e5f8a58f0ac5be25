import type { ReactNode } from "react";

/** A list to work through, or to print and take along: each line has a box to tick by hand. */
export function Checklist({ children }: { children: ReactNode }) {
  return <div className="checklist rounded-lg border border-line bg-surface px-5 py-4">{children}</div>;
}
