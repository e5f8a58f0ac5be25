import type { ReactNode } from "react";
import { KIND_WORDS, TRAIL_PATH, type TrailFilter, type TrailLine, trailPath } from "@/lib/audit/schema";
import { requestPath } from "@/lib/inbox/schema";
import { When } from "./when";

type TrailPageProps = {
  filter: TrailFilter;
  lines: TrailLine[];
  /** Where the page after this one begins. */
  next: number | undefined;
  /** This page ended before it was full, since only so much is looked through at a time. */
  isCut: boolean;
  /** Everybody who has an account. */
  staff: { id: string; name: string }[];
  /** The form that has the whole trail checked. */
  check: ReactNode;
};

const BOX = "mt-1 block min-h-12 w-full rounded border border-muted bg-page px-3 py-2 text-ink [font:inherit]";

/** The trail of what was done, newest first: who did what, and to which request. */
export function TrailPage({ filter, lines, next, isCut, staff, check }: TrailPageProps) {
  const { before, ...chosen } = filter;
  return (
    <>
      <h1>What was done</h1>
      <p className="mt-4 max-w-measure">
        Each sign-in, look, search, change, export and erasure stands here, and nobody can take it out again unseen. To
        look here is written down too.
      </p>
      {check}
      <form action={TRAIL_PATH} className="mt-8 grid max-w-page items-end gap-4 sm:grid-cols-[1fr_1fr_auto_auto]">
        <Choice
          name="who"
          label="Who"
          all="Everybody"
          options={staff.map(({ id, name }) => [id, name])}
          chosen={filter.who}
        />
        <Choice name="kind" label="What" all="Everything" options={Object.entries(KIND_WORDS)} chosen={filter.kind} />
        <label>
          <span className="font-semibold">Day</span>
          <input type="date" name="day" defaultValue={filter.day} className={BOX} />
        </label>
        <button
          type="submit"
          className="min-h-12 cursor-pointer rounded bg-accent px-6 py-2.5 font-semibold text-on-accent hover:underline"
        >
          Show
        </button>
      </form>
      <section aria-labelledby="entries" className="mt-8">
        <h2 id="entries" className="sr-only">
          Entries
        </h2>
        {lines.length > 0 && (
          <ol className="border-t border-line">
            {lines.map((line) => (
              <Entry key={line.number} {...line} />
            ))}
          </ol>
        )}
        {lines.length === 0 && <p className="rounded-lg bg-surface px-5 py-8">Nothing of this stands here.</p>}
        {isCut && <p className="mt-4">There are older entries, which were not looked through yet.</p>}
      </section>
      {(before !== undefined || next !== undefined) && (
        <nav aria-label="Pages" className="mt-4 flex gap-x-6">
          {before !== undefined && (
            <a href={trailPath({ ...filter, before: undefined })} className="py-2.5">
              Back to the start
            </a>
          )}
          {next !== undefined && (
            <a href={trailPath({ ...filter, ...chosen }, next)} rel="next" className="py-2.5">
              {isCut ? "Look further back" : "Older entries"}
            </a>
          )}
        </nav>
      )}
    </>
  );
}

function Entry({ number, at, who, words, reference, about }: TrailLine) {
  return (
    <li className="grid gap-x-6 border-b border-line py-2 sm:grid-cols-[11rem_1fr_auto]">
      <span className="text-base text-muted">
        <When at={at} />
      </span>
      <span className="min-w-0">
        <bdi className="font-semibold">{who}</bdi> {words}
        {about !== undefined && (
          <>
            : <bdi>{about}</bdi>
          </>
        )}
        {reference !== undefined && (
          <>
            : <a href={requestPath(reference)}>{reference}</a>
          </>
        )}
      </span>
      <span className="text-base text-muted">Entry {number}</span>
    </li>
  );
}

type ChoiceProps = { name: string; label: string; all: string; options: string[][]; chosen: string | undefined };

function Choice({ name, label, all, options, chosen }: ChoiceProps) {
  return (
    <label>
      <span className="font-semibold">{label}</span>
      <select name={name} defaultValue={chosen ?? ""} className={BOX}>
        <option value="">{all}</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
