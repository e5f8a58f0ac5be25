import type { ReactNode } from "react";

/** Says that advice is the clinic's own and, until a clinician has signed the page it stands on, that nobody has approved it. */
export function Approval({ isApproved }: { isApproved: boolean }) {
  return `This is our clinic’s own advice.${isApproved ? "" : " It waits for a clinician’s approval."}`;
}

type OwnAdviceProps = { isApproved: boolean; children: ReactNode };

/** The clinic's own advice, which no source on this site stands behind. */
export function OwnAdvice({ isApproved, children }: OwnAdviceProps) {
  return (
    <div className="stack">
      <p className={isApproved ? "quiet" : "quiet unapproved"}>
        <Approval isApproved={isApproved} />
      </p>
      {children}
    </div>
  );
}
