import type { NumberedSource } from "@/lib/content/schema";
import { addressOf, isKnown } from "@/lib/content/sources/schema";
import { dayInWords } from "./review-byline";

/** From so many on, a browser lays the list out only when a reader comes near it. */
const MANY = 10;

/**
 * The notes at the foot of a page. Each says what a reader needs to weigh a claim: what kind of work it is, on how many
 * people, with which injury and product, compared with what, for how long, what it cannot tell, who paid, and where to
 * read it; a study that has a card on the page says these there.
 */
export function SourceList({ sources }: { sources: NumberedSource[] }) {
  if (sources.length === 0) return null;
  return (
    <section aria-labelledby="sources" className={sources.length < MANY ? "notes" : "notes many"}>
      <h2 id="sources">Sources</h2>
      <ol className="sources">
        {sources.map((source) => (
          <SourceEntry key={source.id} source={source} />
        ))}
      </ol>
    </section>
  );
}

function SourceEntry({ source }: { source: NumberedSource }) {
  const address = addressOf(source);
  return (
    <li id={`source-${source.number}`}>
      <p>
        {source.citation} <a href={address}>{source.doi ? address : hostOf(address)}</a>
      </p>
      {source.card ? (
        <p>
          Told in full on the card <a href={`#${source.card.anchor}`}>{source.card.title}</a>.
        </p>
      ) : (
        <Details source={source} />
      )}
      <p>
        Checked {dayInWords(source.checked)}.{" "}
        {source.citedTimes > 0 && (
          <a href={`#cite-${source.number}-1`} className="screen-only">
            Back to note {source.number}
          </a>
        )}
      </p>
    </li>
  );
}

function Details({ source }: { source: NumberedSource }) {
  return (
    <>
      <p>{summaryOf(source)}</p>
      <p>
        <b>What it cannot tell:</b> {source.limits}
      </p>
      {source.funding && (
        <p>
          <b>Who paid, and interests:</b> {source.funding}
        </p>
      )}
    </>
  );
}

/**
 * What kind of work it is, on whom and on what, such as “Randomized trial, 540 people. Acute rupture. Walking boot,
 * compared with plaster cast. Followed for 9 months.” What nobody knows is said in the words of the entry.
 */
function summaryOf({ kind, year, people, injury, product, comparator, followUp }: NumberedSource): string {
  const size = typeof people === "number" ? `, ${people.toLocaleString("en-US")} people` : "";
  const date = year === "unknown" ? ", undated" : "";
  const compared = comparator === "none" ? "no comparison group" : `compared with ${comparator}`;
  const done = [isKnown(product) && product, isKnown(comparator) && compared].filter(Boolean).join(", ");
  const known = [kind + size + date, isKnown(injury) && injury, done, isKnown(followUp) && `followed for ${followUp}`];
  const unknown = Object.entries({ people, injury, product, comparison: comparator, "follow-up": followUp })
    .filter(([, value]) => value !== undefined && !isKnown(value))
    .map(([name, value]) => `${name}: ${String(value).replace(/^N/, "n").replace(/\.$/, "")}`);
  return [...known, ...unknown].flatMap((part) => (part ? [sentence(part)] : [])).join(" ");
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function hostOf(address: string): string {
  return address.replace(/^https:\/\/(www\.)?/, "").split("/")[0] ?? address;
}
