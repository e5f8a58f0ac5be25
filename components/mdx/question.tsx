import type { ReactNode } from "react";
import { BlockHeading } from "./block-heading";

type QuestionProps = { title: string; anchor?: string; level?: string; children: ReactNode };

/** A question that opens to its answer, without script. Closed answers are still found by the browser's page search. */
export function Question({ title, anchor, level, children }: QuestionProps) {
  return (
    <details className="question border-b border-line">
      <summary className="cursor-pointer py-3">
        <BlockHeading id={anchor} level={level} className="!m-0 inline text-[1.15rem]">
          {title}
        </BlockHeading>
      </summary>
      <div className="stack pb-5">{children}</div>
    </details>
  );
}
