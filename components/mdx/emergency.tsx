import type { ReactNode } from "react";
import { BlockHeading } from "./block-heading";

/** Signs that cannot wait. Its heading names the emergency number of the clinic's country. */
export function Emergency({ number, level, children }: { number: string; level?: string; children: ReactNode }) {
  return (
    <section className="emergency">
      <BlockHeading level={level}>Call {number} now</BlockHeading>
      <div className="stack">{children}</div>
    </section>
  );
}

type UrgentProps = { title: string; anchor?: string; level?: string; children: ReactNode };

/** Signs that need a doctor the same day. */
export function Urgent({ title, anchor, level, children }: UrgentProps) {
  return (
    <section className="urgent">
      <BlockHeading id={anchor} level={level}>
        {title}
      </BlockHeading>
      <div className="stack">{children}</div>
    </section>
  );
}
