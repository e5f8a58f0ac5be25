import type { ReactNode } from "react";

type PartProps = { children: ReactNode };

/** What nobody knows yet. Drawn as a gap, not as a warning: an honest blank is no reason for alarm. */
export function Unknown({ children }: PartProps) {
  return <div className="not-known stack">{children}</div>;
}

/** What can go wrong. */
export function Harms({ children }: PartProps) {
  return <div className="harms stack">{children}</div>;
}

/** The ways to be treated side by side, doing nothing among them. */
export function Alternatives({ children }: PartProps) {
  return <div className="wide">{children}</div>;
}

/** Which finding would make the clinic write these pages differently. */
export function ChangeOurMind({ children }: PartProps) {
  return <div className="mind stack">{children}</div>;
}
