type HundredProps = { name: string; count?: string; who: string; what: string; at: string };

/**
 * A hundred people in ten rows of ten, as many of them filled in as were counted. Where nobody has counted, a pale crowd
 * with a question mark stands in the same space, so that unknown looks neither like none nor like few.
 */
export function Hundred({ name, count, who, what, at }: HundredProps) {
  const people = `of 100 ${who} ${what} within ${at}`;
  return (
    <figure className={count === undefined ? "drawing hundred unknown" : "drawing hundred"}>
      <svg
        viewBox="0 0 100 130"
        role="img"
        aria-label={count === undefined ? "A question mark in place of people" : `${count} of 100 people filled in`}
      >
        <Crowd count={100} className="person" />
        {count === undefined ? (
          <text x="50" y="88" textAnchor="middle">
            ?
          </text>
        ) : (
          <>
            <Crowd count={100} className="hollow" />
            <Crowd count={Number(count)} className="counted" />
          </>
        )}
      </svg>
      <figcaption>
        <b>{name}</b> {count === undefined ? `Unknown. Nobody has counted how many ${people}.` : `${count} ${people}.`}
      </figcaption>
    </figure>
  );
}

/** Heads and shoulders: dashes with round ends along one line a row, which takes two shapes for any number of people. */
function Crowd({ count, className }: { count: number; className: string }) {
  const rows = Array.from({ length: Math.ceil(count / 10) }, (_, row) => ({
    y: row * 13 + 4,
    width: (Math.min(count - row * 10, 10) - 1) * 10 + 3,
  }));
  const path = (down: number) => rows.map(({ y, width }) => `M4 ${y + down}h${width}`).join("");
  return (
    <g className={className}>
      <path d={path(0)} strokeDasharray="0 10" transform="translate(1)" />
      <path d={path(5)} strokeDasharray="2 8" />
    </g>
  );
}
