import type { Answered, Sheet } from "@/lib/inbox/schema";

/** Why a request cannot be opened, and what to do about it. */
const UNREADABLE = {
  "no-key":
    "This request cannot be opened: its key is not there. Tell whoever runs the site to put the key back from the backup of the keys.",
  changed:
    "This request cannot be opened: it was changed in the database. Tell whoever runs the site to restore a backup.",
};

/** What the person answered, in the order of the form and under its questions. */
export function Answers({ answers, unreadable, consent }: Pick<Sheet, "answers" | "unreadable" | "consent">) {
  return (
    <section aria-labelledby="answers">
      <h2 id="answers" className="text-[1.3rem]">
        Answers
      </h2>
      {unreadable && (
        <p className="mt-2 rounded-lg bg-danger-surface px-5 py-4 text-danger">{UNREADABLE[unreadable]}</p>
      )}
      <dl className="mt-3 border-t border-line">
        {answers.map((one) => (
          <Pair key={one.question} {...one} />
        ))}
        {!unreadable && <Pair question="Agreed to be contacted" answer={`Yes, in the wording ${consent}`} />}
      </dl>
    </section>
  );
}

function Pair({ question, answer }: Answered) {
  return (
    <div className="break-inside-avoid border-b border-line py-2 sm:grid sm:grid-cols-[2fr_3fr] sm:gap-x-6">
      <dt className="text-base text-muted">{question}</dt>
      <dd className="min-w-0 whitespace-pre-wrap">
        <bdi>{answer}</bdi>
      </dd>
    </div>
  );
}
