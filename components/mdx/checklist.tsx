import type { ReactNode } from "react";

/** A list to work through, or to print and take along: each line has a box to tick by hand. */
export function Checklist({ children }: { children: ReactNode }) {
  return <div className="checklist rounded-lg border border-line bg-surface px-5 py-4">{children}</div>;
}

/** Questions to take to a visit: boxes to tick and, on paper, room to write down each answer. */
export function QuestionsToAsk({ children }: { children: ReactNode }) {
  return <div className="checklist to-ask rounded-lg border border-line bg-surface px-5 py-4">{children}</div>;
}
