import type { ReactNode } from "react";
import { Day } from "@/components/page/review-byline";
import { type Due, type DuePage, sheetPath } from "@/lib/reviews/schema";

/** No list is longer than this; the rest is counted. */
const MOST = 100;

type PagesDueProps = Due & { canSign: boolean };

/** Which pages wait for a clinician: what readers are warned of comes first. */
export function PagesDue({ broken, stale, overdue, unsigned, soon, signed, canSign }: PagesDueProps) {
  const due = stale.length + overdue.length + unsigned.length;
  return (
    <>
      <h1>Pages due for review</h1>
      <p className="mt-4 max-w-measure">
        {due === 0 ? "No page is due." : `${due} ${due === 1 ? "page is" : "pages are"} due.`} {signed} of{" "}
        {due + signed} hold a review. On each of the others, readers are told that no clinician answers for it as it
        stands.
      </p>
      {!canSign && (
        <p className="mt-2 max-w-measure text-muted">
          Only a clinician can sign. You see what is due, and can remind them.
        </p>
      )}
      {broken.length > 0 && (
        <Group title="Cannot be read" about="Whoever edits the site has to mend these first.">
          {broken.slice(0, MOST).map(({ name, problems }) => (
            <li key={name} className="border-b border-line px-2 py-3">
              {name}{" "}
              <span className="text-base text-muted">{problems === 1 ? "1 problem" : `${problems} problems`}</span>
            </li>
          ))}
        </Group>
      )}
      <Pages
        title="Changed since they were signed"
        about="The words, or a source that the page cites, are not those that were signed."
        pages={stale}
      />
      <Pages title="Overdue" about="The day of the next review has passed." pages={overdue} />
      <Pages title="Never signed" about="No clinician has signed these." pages={unsigned} />
      <Pages
        title="Due within 60 days"
        about="These hold until their day. They can be signed anew at any time."
        pages={soon}
      />
    </>
  );
}

function Pages({ title, about, pages }: { title: string; about: string; pages: DuePage[] }) {
  if (pages.length === 0) return null;
  return (
    <Group title={title} about={about} more={pages.length - MOST}>
      {pages.slice(0, MOST).map(({ name, title: page, review }) => (
        <li key={name} className="relative border-b border-line px-2 py-3 hover:bg-surface">
          <a
            href={sheetPath(name)}
            className="font-semibold text-ink no-underline after:absolute after:inset-0 hover:underline"
          >
            {page}
          </a>{" "}
          <span className="text-base text-muted">
            {name}
            {review.state !== "none" && (
              <>
                {" "}
                · signed <Day iso={review.on} /> by {review.by.join("; ")} · next review <Day iso={review.next} />
              </>
            )}
          </span>
        </li>
      ))}
    </Group>
  );
}

function Group({
  title,
  about,
  more = 0,
  children,
}: {
  title: string;
  about: string;
  more?: number;
  children: ReactNode;
}) {
  return (
    <section className="mt-10">
      <h2 className="text-[1.3rem]">{title}</h2>
      <p className="mt-1 max-w-measure text-base text-muted">{about}</p>
      <ul className="mt-3 border-t border-line">{children}</ul>
      {more > 0 && <p className="mt-2 text-muted">And {more} more, once these are done.</p>}
    </section>
  );
}
