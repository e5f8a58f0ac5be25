import type { PageLink } from "@/lib/content/schema";

/** The pages before and after this one in its topic. */
export function NeighbourLinks({ previous, next }: { previous?: PageLink; next?: PageLink }) {
  if (!previous && !next) return null;
  return (
    <nav aria-label="Previous and next page" className="screen-only mt-12 grid gap-4 sm:grid-cols-2">
      {previous && <Neighbour link={previous} label="Previous" rel="prev" />}
      {next && <Neighbour link={next} label="Next" rel="next" />}
    </nav>
  );
}

function Neighbour({ link, label, rel }: { link: PageLink; label: string; rel: "prev" | "next" }) {
  return (
    <a
      href={link.path}
      rel={rel}
      className={`block rounded-lg border border-line p-4 no-underline hover:border-accent ${rel === "next" ? "sm:col-start-2 sm:text-right" : ""}`}
    >
      <span className="block text-base text-muted">{label}</span>
      <span className="block font-semibold text-ink">{link.short}</span>
    </a>
  );
}
