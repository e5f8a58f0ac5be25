import type { Event } from "@/lib/inbox/schema";
import { When } from "./when";

type HistoryProps = { events: Event[]; looks: Event[] };

/** What was done and noted, newest first, and who has looked. */
export function History({ events, looks }: HistoryProps) {
  return (
    <section aria-labelledby="history">
      <h2 id="history" tabIndex={-1} className="text-[1.3rem]">
        What was done
      </h2>
      <ol className="mt-3 border-t border-line">
        {events.map((event) => (
          <Happened key={event.id} {...event} />
        ))}
      </ol>
      {looks.length > 0 && (
        <details className="mt-3 print:hidden">
          <summary className="cursor-pointer py-2">Who has looked at it</summary>
          <ol className="border-t border-line">
            {looks.map((event) => (
              <Happened key={event.id} {...event} />
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

function Happened({ at, who, words, text }: Event) {
  return (
    <li className="break-inside-avoid border-b border-line py-2">
      <p className="text-base text-muted">
        <span className="text-ink">{who}</span> {words}, <When at={at} />
      </p>
      {text !== undefined && (
        <p className="mt-1 whitespace-pre-wrap">
          <bdi>{text}</bdi>
        </p>
      )}
    </li>
  );
}
