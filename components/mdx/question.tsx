import type { ReactNode } from "react";
import { BlockHeading } from "./block-heading";

type QuestionProps = { title: string; anchor?: string; level?: string; children: ReactNode };

/**
 * A question that opens to its answer, without script. The browser's own search finds closed answers too, and a link to one
 * opens it: for that the id is the answer's, not the question's.
 */
export function Question({ title, anchor, level, children }: QuestionProps) {
  return (
    <details className="question">
      <summary>
        <BlockHeading level={level}>{title}</BlockHeading>
      </summary>
      <div id={anchor} className="stack">
        {children}
      </div>
    </details>
  );
}
