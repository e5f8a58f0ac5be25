import type { ReactNode } from "react";
import { BlockHeading } from "./block-heading";

type PairProps = { title: string; anchor?: string; level?: string; children: ReactNode };

/** A claim beside what is known of it: two columns of equal weight on a wide screen, one under the other on a narrow one. */
export function Pair({ title, anchor, level, children }: PairProps) {
  return (
    <section className="wide">
      <BlockHeading id={anchor} level={level}>
        {title}
      </BlockHeading>
      <div className="pair">{children}</div>
    </section>
  );
}

/** What is claimed, and by whom. It never stands without what is known. */
export function Claimed({ by, children }: { by: string; children: ReactNode }) {
  return (
    <div className="claimed stack">
      <p className="label">What {by} say</p>
      {children}
    </div>
  );
}

/** What is known about the claim before it. */
export function Known({ children }: { children: ReactNode }) {
  return (
    <div className="known stack">
      <p className="label">What is known</p>
      {children}
    </div>
  );
}
