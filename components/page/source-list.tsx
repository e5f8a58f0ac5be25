import type { NumberedSource } from "@/lib/content/schema";
import { Day } from "./review-byline";

/** The notes at the foot of a page: what each source is, whom it studied, what it cannot tell, and where to read it. */
export function SourceList({ sources }: { sources: NumberedSource[] }) {
  if (sources.length === 0) return null;
  return (
    <section aria-labelledby="sources" className="mt-16 border-t border-line pt-8">
      <h2 id="sources" className="text-[1.6rem]">
        Sources
      </h2>
      <ol className="mt-4 max-w-measure space-y-4 text-base">
        {sources.map((source) => (
          <SourceEntry key={source.id} source={source} />
        ))}
      </ol>
    </section>
  );
}

function SourceEntry({ source }: { source: NumberedSource }) {
  const address = source.doi ? `https://doi.org/${source.doi}` : source.url;
  return (
    <li id={`source-${source.number}`} className="grid grid-cols-[2.2rem_minmax(0,1fr)]">
      <span className="text-muted">{source.number}.</span>
      <div>
        <p>
          {source.citation} <a href={address}>{source.doi ? `doi:${source.doi}` : hostOf(address)}</a>
        </p>
        <p className="text-muted">{summaryOf(source)}</p>
        {source.limits && <p className="text-muted">{source.limits}</p>}
        {source.funding && <p className="text-muted">Interests: {source.funding}</p>}
        <p className="text-muted">
          Checked <Day iso={source.checked} />. <BackLinks source={source} />
        </p>
      </div>
    </li>
  );
}

/** What kind of work it is and on how many people, such as “Randomized trial, 540 people: acute rupture”. */
function summaryOf({ kind, people, injury, product, comparator, followUp }: NumberedSource): string {
  const size = people === undefined ? "" : `, ${people.toLocaleString("en-US")} people`;
  const details = [
    injury,
    product,
    comparator && `compared with ${comparator}`,
    followUp && `followed for ${followUp}`,
  ];
  const known = details.filter((detail) => detail !== undefined && detail !== "").join("; ");
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}${size}${known ? `: ${known}` : ""}.`;
}

function hostOf(address = ""): string {
  return address.replace(/^https:\/\/(www\.)?/, "").split("/")[0] ?? address;
}

/** One link back to each sentence that cites the source. */
function BackLinks({ source }: { source: NumberedSource }) {
  const turns = Array.from({ length: source.citedTimes }, (_, at) => at + 1);
  return (
    <span className="screen-only">
      Back to the text:{" "}
      {turns.map((turn) => (
        <a
          key={turn}
          href={`#cite-${source.number}-${turn}`}
          className="px-1.5 whitespace-nowrap"
          aria-label={`Back to note ${source.number}, place ${turn}`}
        >
          {turn}
        </a>
      ))}
    </span>
  );
}
