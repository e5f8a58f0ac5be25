import { Choices } from "@/components/ui/choices";
import { ErrorSummary } from "@/components/ui/error-summary";
import { BOX, Field } from "@/components/ui/field";
import { EXPORT_FILE_PATH, EXPORT_LISTS, MOST_ROWS, type NoTable } from "@/lib/export/schema";

type ExportPageProps = {
  /** What stands in the form. */
  values: { from: string; to: string; list: string };
  /** Why there was no table. */
  why: NoTable | undefined;
  today: string;
};

const REASONS: Record<NoTable, string> = {
  days: "Choose two days, the earlier one first",
  none: "No request of this list came in on these days",
  "too-many": `More than ${MOST_ROWS.toLocaleString("en-US")} requests came in on these days. Choose fewer days, or one list`,
  busy: "No table was made: the database is busy. Wait a moment, then try again",
};

/** Takes the requests of some days out of the site, as a table. It is posted, and answered with a file. */
export function ExportPage({ values, why, today }: ExportPageProps) {
  const day = { type: "date", max: today, className: BOX } as const;
  return (
    <>
      {why && <ErrorSummary problems={[{ name: "from", message: REASONS[why] }]} attempt={0} />}
      <h1>Export a table</h1>
      <div className="mt-4 grid max-w-measure gap-3">
        <p>
          You get a file with the answers of each person, for Excel and other programs (CSV). From then on it is yours
          to keep safe: the site cannot erase it when a person asks for that. Delete it when you are through with it.
        </p>
        <p>
          An apostrophe (’) stands before what a spreadsheet would take for a formula, as before a phone number that
          begins with a plus. Notes are not in the table. That you made it is written down.
        </p>
      </div>
      <form
        action={EXPORT_FILE_PATH}
        method="post"
        encType="multipart/form-data"
        className="mt-6 grid max-w-measure gap-6"
      >
        <div className="grid gap-6 sm:grid-cols-2">
          <Field name="from" label="Received from" need="required" {...(why && { error: REASONS[why] })}>
            {(control) => <input {...control} {...day} defaultValue={values.from} />}
          </Field>
          <Field name="to" label="To, and on" need="required">
            {(control) => <input {...control} {...day} defaultValue={values.to} />}
          </Field>
        </div>
        <Choices
          type="radio"
          name="list"
          legend="Which of them?"
          need="required"
          options={EXPORT_LISTS}
          chosen={[values.list]}
          input={{}}
        />
        <div>
          <button
            type="submit"
            className="min-h-12 cursor-pointer rounded bg-accent px-6 py-2.5 font-semibold text-on-accent hover:underline"
          >
            Download the table
          </button>
        </div>
      </form>
    </>
  );
}
