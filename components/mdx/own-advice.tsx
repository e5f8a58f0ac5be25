import type { ReactNode } from "react";

/** The clinic's own advice, which no source on this site stands behind and a clinician has yet to approve. */
export function OwnAdvice({ children }: { children: ReactNode }) {
  return (
    <div className="stack">
      <p className="text-base text-muted">This is our clinic’s own advice. It waits for a clinician’s approval.</p>
      {children}
    </div>
  );
}
