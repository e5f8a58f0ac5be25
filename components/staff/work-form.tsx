"use client";

import { useActionState } from "react";
import { Choices } from "@/components/ui/choices";
import { ErrorSummary } from "@/components/ui/error-summary";
import { BOX, Field } from "@/components/ui/field";
import { DEEDS, NOTE_LIMIT, STATUS_WORDS, type Status, type WorkState } from "@/lib/inbox/schema";

type WorkFormProps = {
  action: (previous: WorkState, data: FormData) => Promise<WorkState>;
  reference: string;
  version: number;
  status: Status;
};

const RADIO = { type: "radio", need: "required", input: {} } as const;

/**
 * Writes down what was done for a request: one form and one button, since a call, what was said and where the request
 * stands now belong together. When it comes back, what was typed is still there.
 */
export function WorkForm({ action, reference, version, status }: WorkFormProps) {
  // A request on which somebody writes something down is as a rule no new one any more.
  const usual = status === "new" ? "open" : status;
  const untouched: WorkState = { problems: [], values: { deed: "note", text: "", status: usual } };
  const [{ problems, values }, send] = useActionState(action, untouched);
  const errorOf = (name: string) => {
    const error = problems.find((problem) => problem.name === name)?.message;
    return error === undefined ? {} : { error };
  };
  return (
    <section aria-labelledby="work" className="print:hidden">
      {problems.length > 0 && <ErrorSummary problems={problems} attempt={0} />}
      <h2 id="work" className="text-[1.3rem]">
        Write down what you did
      </h2>
      <form action={send} noValidate className="mt-3 grid gap-5">
        <input type="hidden" name="reference" value={reference} />
        <input type="hidden" name="version" value={version} />
        <Choices
          {...RADIO}
          {...errorOf("deed")}
          name="deed"
          legend="What did you do?"
          options={DEEDS}
          chosen={[values.deed]}
        />
        <Field
          name="text"
          label="Note"
          need="optional"
          hint="What the next person should know. It is sealed with the request, and erased with it."
          {...errorOf("text")}
        >
          {(control) => (
            <textarea {...control} rows={4} maxLength={NOTE_LIMIT} defaultValue={values.text} className={BOX} />
          )}
        </Field>
        <Choices
          {...RADIO}
          {...errorOf("status")}
          name="status"
          legend="Where does it stand now?"
          options={STATUS_WORDS}
          chosen={[values.status]}
        />
        <div>
          <button
            type="submit"
            className="min-h-12 cursor-pointer rounded bg-accent px-6 py-2.5 font-semibold text-on-accent hover:underline"
          >
            Save
          </button>
        </div>
      </form>
    </section>
  );
}
