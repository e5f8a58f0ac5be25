"use client";

import { useActionState } from "react";
import { Choices } from "@/components/ui/choices";
import { ErrorSummary } from "@/components/ui/error-summary";
import { BOX, Field } from "@/components/ui/field";
import type { PageSheet, SignState } from "@/lib/reviews/schema";

type SignFormProps = {
  action: (previous: SignState, data: FormData) => Promise<SignState>;
  signer: string;
} & Pick<PageSheet, "name" | "read" | "role" | "days">;

/** Signs a page in the name of whoever is signed in, after a second thought. */
export function SignForm({ action, signer, name, read, role, days }: SignFormProps) {
  const untouched: SignState = { problems: [], values: { role, next: days.usual } };
  const [{ problems, values }, send] = useActionState(action, untouched);
  const errorOf = (field: string) => {
    const error = problems.find((problem) => problem.name === field)?.message;
    return error === undefined ? {} : { error };
  };
  return (
    <>
      {problems.length > 0 && (
        <div className="mt-6">
          <ErrorSummary problems={problems} attempt={0} />
        </div>
      )}
      <form action={send} noValidate className="mt-4 grid gap-6">
        <input type="hidden" name="page" value={name} />
        <input type="hidden" name="read" value={read} />
        <p>
          You sign as <strong>{signer}</strong>. Readers see your name, your profession and the day.
        </p>
        <Field
          name="role"
          label="Your profession"
          need="required"
          hint="As readers know it, like orthopedic surgeon."
          {...errorOf("role")}
        >
          {(control) => <input {...control} type="text" maxLength={100} defaultValue={values.role} className={BOX} />}
        </Field>
        <Field
          name="next"
          label="Next review"
          need="required"
          hint="A year from now as a rule, three at most; sooner if you expect news."
          {...errorOf("next")}
        >
          {(control) => (
            <input
              {...control}
              type="date"
              min={days.first}
              max={days.last}
              defaultValue={values.next}
              className={BOX}
            />
          )}
        </Field>
        <Choices
          type="checkbox"
          need="required"
          input={{}}
          {...errorOf("sure")}
          name="sure"
          legend="Before you sign"
          options={{ yes: "I have read the whole page and every source it cites, and answer for what it says." }}
          chosen={[]}
        />
        <div>
          <button
            type="submit"
            className="min-h-12 cursor-pointer rounded bg-accent px-6 py-2.5 font-semibold text-on-accent hover:underline"
          >
            Sign this page
          </button>
        </div>
      </form>
    </>
  );
}
