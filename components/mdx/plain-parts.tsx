import type { ReactNode } from "react";

type PartProps = { children: ReactNode };

/** What nobody knows yet. Drawn as a gap, not as a warning: an honest blank is no reason for alarm. */
export function Unknown({ children }: PartProps) {
  return <div className="stack rounded-lg border-2 border-dashed border-muted px-5 py-4">{children}</div>;
}

/** What can go wrong. */
export function Harms({ children }: PartProps) {
  return <div className="stack border-l-4 border-warning pl-5">{children}</div>;
}

/** The ways to be treated side by side, doing nothing among them. */
export function Alternatives({ children }: PartProps) {
  return <div className="wide">{children}</div>;
}

/** Which finding would make the clinic write these pages differently. */
export function ChangeOurMind({ children }: PartProps) {
  return <div className="stack rounded-lg border-l-4 border-accent bg-surface px-5 py-4">{children}</div>;
}
