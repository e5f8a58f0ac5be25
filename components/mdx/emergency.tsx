import type { ReactNode } from "react";
import { BlockHeading } from "./block-heading";

/** Signs that cannot wait. Its heading names the emergency number of the clinic's country. */
export function Emergency({ number, level, children }: { number: string; level?: string; children: ReactNode }) {
  return (
    <section className="overflow-hidden rounded-lg border-2 border-danger">
      <BlockHeading level={level} className="!m-0 bg-danger px-5 py-3 text-on-danger">
        Call {number} now
      </BlockHeading>
      <div className="stack bg-danger-surface px-5 py-4">{children}</div>
    </section>
  );
}

type UrgentProps = { title: string; anchor?: string; level?: string; children: ReactNode };

/** Signs that need a doctor the same day. */
export function Urgent({ title, anchor, level, children }: UrgentProps) {
  return (
    <section className="overflow-hidden rounded-lg border-2 border-warning">
      <BlockHeading id={anchor} level={level} className="!m-0 px-5 pt-4 text-warning">
        {title}
      </BlockHeading>
      <div className="stack px-5 pt-2 pb-4">{children}</div>
    </section>
  );
}
