import type { ComponentProps } from "react";
import { describedBy, type Need, Optional, Remarks } from "./field";

type ChoicesProps = {
  type: "radio" | "checkbox";
  name: string;
  legend: string;
  hint?: string;
  error?: string;
  need: Need;
  /** The words people read, by the value that is sent. */
  options: Record<string, string>;
  /** The values that are chosen when the page arrives. */
  chosen: readonly string[];
  input: ComponentProps<"input">;
};

/**
 * A question with a few answers, one or several of which can be chosen. An error summary links to the first answer.
 * An answer's whole frame can be pressed, so that it is easy to hit with a thumb.
 */
export function Choices({ type, name, legend, hint, error, need, options, chosen, input }: ChoicesProps) {
  return (
    <div className={error ? "border-l-4 border-danger pl-4" : undefined}>
      <fieldset
        {...(type === "radio" && {
          role: "radiogroup",
          "aria-required": need === "required",
          "aria-invalid": error !== undefined,
        })}
        aria-describedby={describedBy(name, hint, error)}
      >
        <legend className="font-semibold">
          {legend}
          <Optional need={need} />
        </legend>
        <Remarks name={name} hint={hint} error={error} />
        <div className="mt-2 flex flex-wrap gap-2">
          {Object.entries(type === "radio" && need === "optional" ? { ...options, "": NO_ANSWER } : options).map(
            ([value, label], index) => (
              <label key={value} className={ANSWER}>
                <input
                  {...input}
                  id={index === 0 ? name : `${name}-${value}`}
                  type={type}
                  name={name}
                  value={value}
                  defaultChecked={value !== "" && chosen.includes(value)}
                  aria-invalid={type === "checkbox" && error ? true : undefined}
                  className={MARK}
                />
                <span className="min-w-0">{label}</span>
              </label>
            ),
          )}
        </div>
      </fieldset>
    </div>
  );
}

/** Radio buttons cannot be cleared, so a question that may stay blank has an answer that takes the others back. */
const NO_ANSWER = "I would rather not say";

/** The frame of one answer. */
export const ANSWER =
  "flex min-h-12 cursor-pointer items-start gap-3 max-sm:grow rounded border border-line px-4 py-2.5 has-checked:border-accent has-checked:bg-accent-surface";

/** The mark of one answer. It leaves room above itself when the page jumps to it, so that its question is seen. */
export const MARK = "mt-0.5 size-6 shrink-0 scroll-mt-40 accent-accent";
