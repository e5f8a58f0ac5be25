"use client";

import { type ReactNode, useEffect, useRef } from "react";

type ErrorSummaryProps = {
  /** What is wrong, in the order of the form; `name` is the id of the field. */
  problems: { name: string; message: string }[];
  /** How often the form was sent with script. Each time the summary takes the focus. */
  attempt: number;
  /** What went wrong that no field can mend. */
  children?: ReactNode;
};

/** Without script the browser itself moves the focus to the summary of a page that comes back with problems. */
const FOCUS_WHEN_LOADED = { autoFocus: true };

/**
 * Everything that keeps a form from being sent, at the top of the page, each line a link to its field.
 *
 * The frame takes the focus and the alert is inside, since some screen readers stay silent when one element is both.
 */
export function ErrorSummary({ problems, attempt, children }: ErrorSummaryProps) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) frame.current?.focus();
  }, [attempt]);
  return (
    <div
      ref={frame}
      tabIndex={-1}
      {...FOCUS_WHEN_LOADED}
      className="mb-8 max-w-measure rounded-lg border-4 border-danger p-5"
    >
      <div role="alert">
        <h2 className="text-[1.4rem]">There is a problem</h2>
        {children}
        <ul className="mt-2">
          {problems.map(({ name, message }) => (
            <li key={name}>
              <a href={`#${name}`} className="inline-block py-1.5 font-semibold text-danger">
                {message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
