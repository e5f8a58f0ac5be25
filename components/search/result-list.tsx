import type { SearchResult } from "@/lib/search/schema";
import { FoundWords } from "./found-words";

/** What was found, the best first: the way to it, where it stands, and some of its words. */
export function ResultList({ results }: { results: SearchResult[] }) {
  return (
    <ol className="mt-2 [&>*+*]:border-t [&>*+*]:border-line">
      {results.map(({ href, title, trail, excerpt }) => (
        <li key={href} className="py-5">
          <h3 className="text-lg">
            <a href={href}>{title}</a>
          </h3>
          {trail.length > 0 && <p className="text-base text-muted">{trail.join(" › ")}</p>}
          {excerpt.length > 0 && (
            <p className="mt-1">
              <FoundWords pieces={excerpt} />
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
