"use client";

import { type ReactNode, useActionState } from "react";
import { ErrorSummary } from "@/components/ui/error-summary";
import { BOX, Field } from "@/components/ui/field";
import { type StaffFormState, UNSENT } from "@/lib/staff/schema";

/** One box of a form. What was typed into a `password` or a code is never shown again. */
type StaffField = {
  name: string;
  label: string;
  hint?: string;
  type: "text" | "email" | "password";
  autoComplete: string;
  inputMode?: "numeric";
};

type StaffFormProps = {
  action: (previous: StaffFormState, data: FormData) => Promise<StaffFormState>;
  fields: StaffField[];
  button: string;
  /** What the browser calls the page. */
  title: string;
  /** Whose password it is, for the browser's memory of passwords. */
  username?: string;
  /** What goes along unseen. */
  hidden?: Record<string, string>;
  /** What stands above the form, below what is wrong with it. */
  children?: ReactNode;
};

/**
 * A short form of the staff area. It works without script, which these pages do not have: it is sent to the server and
 * comes back with what is wrong.
 */
export function StaffForm({ action, fields, button, title, username, hidden = {}, children }: StaffFormProps) {
  const [{ problems, values, done }, send] = useActionState(action, UNSENT);
  const errorOf = (name: string) => problems.find((problem) => problem.name === name)?.message;
  return (
    <>
      <title>{`${problems.length > 0 ? "Error: " : ""}${title} – Staff`}</title>
      {problems.length > 0 && <ErrorSummary problems={problems} attempt={0} />}
      {done && (
        <p role="status" className="mb-6 max-w-measure rounded-lg bg-accent-surface px-5 py-4">
          {done}
        </p>
      )}
      {children}
      <form action={send} noValidate className="mt-6 grid max-w-measure gap-6">
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {username && <input type="text" autoComplete="username" defaultValue={username} readOnly hidden />}
        {fields.map(({ name, label, hint, type, autoComplete, inputMode }) => (
          <Field
            key={name}
            name={name}
            label={label}
            need="required"
            {...(hint && { hint })}
            {...withError(errorOf(name))}
          >
            {(control) => (
              <input
                {...control}
                type={type}
                autoComplete={autoComplete}
                inputMode={inputMode}
                autoCapitalize="none"
                spellCheck={false}
                defaultValue={values[name]}
                className={BOX}
              />
            )}
          </Field>
        ))}
        <div>
          <button
            type="submit"
            className="min-h-12 cursor-pointer rounded bg-accent px-6 py-2.5 font-semibold text-on-accent hover:underline"
          >
            {button}
          </button>
        </div>
      </form>
    </>
  );
}

function withError(error: string | undefined) {
  return error === undefined ? {} : { error };
}
