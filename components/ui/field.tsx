import type { ReactElement } from "react";

/** What an input needs to be known by its label, its hint and its error. */
export type Control = {
  id: string;
  name: string;
  required: boolean;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
};

/** Whether a question has to be answered; "depends" means that another answer decides, which its hint says. */
export type Need = "required" | "optional" | "depends";

type FieldProps = {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  need: Need;
  children: (control: Control) => ReactElement;
};

/** The look of a box to type in; an invalid one is marked by more than its color. */
export const BOX =
  "block min-h-12 w-full scroll-mt-32 rounded border border-muted bg-page px-3 py-2 text-ink aria-invalid:border-2 aria-invalid:border-danger";

/** A box to type in, with its label, hint and error. An error summary links to its id, which is its name. */
export function Field({ name, label, hint, error, need, children }: FieldProps) {
  return (
    <div className={error ? "border-l-4 border-danger pl-4" : undefined}>
      <label htmlFor={name} className="block font-semibold">
        {label}
        <Optional need={need} />
      </label>
      <Remarks name={name} hint={hint} error={error} />
      <div className="mt-2">{children(controlFor({ name, hint, error, need }))}</div>
    </div>
  );
}

/** The ids and flags that tie an input to its hint and its error, so that no form writes ARIA by hand. */
export function controlFor({ name, hint, error, need }: Omit<FieldProps, "label" | "children">): Control {
  return {
    id: name,
    name,
    required: need === "required",
    "aria-invalid": error ? true : undefined,
    "aria-describedby": describedBy(name, hint, error),
  };
}

/** The ids of the remarks that are there. */
export function describedBy(name: string, hint: string | undefined, error: string | undefined): string | undefined {
  return [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ") || undefined;
}

/** The hint and the error between a label and its input. */
export function Remarks({ name, hint, error }: Pick<FieldProps, "name" | "hint" | "error">) {
  return (
    <>
      {hint && (
        <p id={`${name}-hint`} className="text-base text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${name}-error`} className="mt-1 font-semibold text-danger">
          <span className="sr-only">Error:</span> {error}
        </p>
      )}
    </>
  );
}

/** Marks a question that may stay blank. The form says once that the others have to be answered. */
export function Optional({ need }: { need: Need }) {
  if (need !== "optional") return null;
  return (
    <>
      {" "}
      <span className="font-normal text-muted">(optional)</span>
    </>
  );
}
