import type { ReactNode } from "react";

type OwnAdviceProps = { isApproved: boolean; children: ReactNode };

/** The clinic's own advice, which no source on this site stands behind. Until a clinician has signed the page, it says so. */
export function OwnAdvice({ isApproved, children }: OwnAdviceProps) {
  const state = isApproved ? "" : " It waits for a clinician’s approval.";
  return (
    <div className="stack">
      <p className="text-base text-muted">This is our clinic’s own advice.{state}</p>
      {children}
    </div>
  );
}
