import type { PageLink } from "@/lib/content/schema";

/** The pages before and after this one in its topic. */
export function NeighbourLinks({ previous, next }: { previous?: PageLink; next?: PageLink }) {
  if (!previous && !next) return null;
  return (
    <nav aria-label="Previous and next page" className="neighbours screen-only">
      {previous && <Neighbour link={previous} label="Previous" rel="prev" />}
      {next && <Neighbour link={next} label="Next" rel="next" />}
    </nav>
  );
}

function Neighbour({ link, label, rel }: { link: PageLink; label: string; rel: "prev" | "next" }) {
  return (
    <a href={link.path} rel={rel}>
      {label} <b>{link.short}</b>
    </a>
  );
}
