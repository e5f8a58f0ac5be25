import { INSTRUMENTS, type ShownScore } from "@/lib/content/ratings/schema";
import { Day } from "./review-byline";

/** What people found who rated a topic's pages, each score with who and when. Shows nothing while there is none. */
export function Scores({ scores }: { scores: ShownScore[] }) {
  if (scores.length === 0) return null;
  return (
    <section aria-labelledby="scores" className="mt-16 border-t border-line pt-8">
      <h2 id="scores">How people rated these pages</h2>
      <p className="mt-3 max-w-measure text-base">
        We had these pages rated and enter each score ourselves. No outside body awards or checks them.
      </p>
      <ul className="mt-4 max-w-measure [&>*+*]:mt-4 text-base">
        {scores.map((score) => (
          <li key={score.instrument}>
            <ScoreEntry score={score} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ScoreEntry({ score }: { score: ShownScore }) {
  const { unit, judges } = INSTRUMENTS[score.instrument];
  const raters = score.raters.map(({ name, role }) => `${name}, ${role}`).join("; ");
  return (
    <>
      <p>
        <strong>
          {score.instrument}: {score.score}
          {unit}
        </strong>
        . It judges {judges}.
      </p>
      <p className="text-muted">
        Rated <Day iso={score.on} /> by {raters}.
      </p>
      {score.changed && (
        <p className="text-warning">
          The pages have changed since then, last <Day iso={score.changed} />. This score is for the older words.
        </p>
      )}
      {score.note && <p className="text-muted">{score.note}</p>}
    </>
  );
}
