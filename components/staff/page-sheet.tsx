import type { ReactNode } from "react";
import { Day } from "@/components/page/review-byline";
import type { PageSheet as Sheet } from "@/lib/reviews/schema";
import { Afterwards, Hindrance } from "./signing-notes";

type PageSheetProps = {
  sheet: Sheet;
  /** What became of what was sent. */
  told: unknown;
  /** The form that signs; nothing for who cannot sign. */
  form: ReactNode;
};

/** One page of the site for a clinician: how it stands, what the check says, and the form that signs it. */
export function PageSheet({ sheet, told, form }: PageSheetProps) {
  const { title, name, path, errors, advice } = sheet;
  return (
    <>
      {told === "signed" && sheet.review.state === "signed" && (
        <p role="status" className="mb-6 max-w-measure rounded-lg bg-accent-surface px-5 py-4">
          <strong>Signed.</strong> Thank you.{" "}
          {sheet.shown === "as-it-is" ? "Readers see it." : "Readers do not see it yet: read on below."}
        </p>
      )}
      <p className="text-base text-muted">
        <a href="/staff/pages">Pages due</a> · {name}
      </p>
      <h1 className="mt-2">{title}</h1>
      <div className="mt-6 grid max-w-measure gap-3">
        <Standing {...sheet} />
        {sheet.shown !== "older-text" && (
          <p>
            <a href={path}>Read the page as readers see it</a>, and the sources it cites: they are listed at its end.
          </p>
        )}
      </div>
      {errors.length > 0 && (
        <Problems
          title="Errors: they have to be mended before anybody can sign"
          lines={errors}
          className="text-danger"
        />
      )}
      {advice.length > 0 && <Problems title="Advice of the check" lines={advice} className="text-ink" />}
      <section className="mt-10 max-w-measure">
        <h2 id="sign" tabIndex={-1} className="text-[1.3rem]">
          {sheet.review.state === "signed" ? "Sign it anew" : "Sign this page"}
        </h2>
        <Hindrance {...sheet} /> {canBeSigned(sheet) && (form ?? <p className="mt-3">Only a clinician can sign.</p>)}
      </section>
      {sheet.place === "here" && <Afterwards {...sheet} />}
    </>
  );
}

function canBeSigned({ errors, place, shown }: Sheet): boolean {
  return errors.length === 0 && place === "here" && shown !== "older-text";
}

function Standing({ review, changedText, written }: Sheet) {
  if (review.state === "none")
    return (
      <p>
        <strong>Nobody has signed it.</strong> Its text was last changed <Day iso={written} />.
      </p>
    );
  const signed = (
    <>
      {review.by.join("; ")} signed it on <Day iso={review.on} />.
    </>
  );
  if (review.state === "stale")
    return (
      <p>
        <strong>It has changed since it was signed.</strong> {signed}{" "}
        {changedText ? (
          <>
            Its writer says that the text was changed <Day iso={written} />.
          </>
        ) : (
          "By its own date the text is older, so perhaps a source that it cites has changed, or nobody noted the day."
        )}{" "}
        The text that was signed is not kept here: ask whoever edits the site what is new, or read all of it.
      </p>
    );
  return (
    <p>
      <strong>{review.state === "overdue" ? "Its review is overdue." : "It is signed as it stands."}</strong> {signed}{" "}
      The next review {review.state === "overdue" ? "was" : "is"} due <Day iso={review.next} />.
    </p>
  );
}

function Problems({ title, lines, className }: { title: string; lines: string[]; className: string }) {
  return (
    <section className="mt-8 max-w-measure">
      <h2 className={`text-[1.3rem] ${className}`}>{title}</h2>
      <ul className="mt-2 list-disc pl-6">
        {lines.map((line) => (
          <li key={line} className="mt-1 break-words">
            {line}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** There is no page of this name, or it cannot be read. */
export function NoPage() {
  return (
    <>
      <h1>No such page</h1>
      <p className="mt-4 max-w-measure">
        There is no page at this address that could be signed. <a href="/staff/pages">See which pages are due</a>
      </p>
    </>
  );
}
