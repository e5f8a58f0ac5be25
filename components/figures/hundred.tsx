import { Crowd, People } from "./crowd";

type HundredProps = { name: string; count?: string; who: string; what: string; at: string };

/**
 * A hundred people in ten rows of ten, as many of them filled in as were counted. Where nobody has counted, a pale crowd
 * with a question mark stands in the same space, so that unknown looks neither like none nor like few.
 */
export function Hundred({ name, count, who, what, at }: HundredProps) {
  const people = `of 100 ${who} ${what} within ${at}`;
  return (
    <figure className={count === undefined ? "drawing hundred uncounted" : "drawing hundred"}>
      <svg
        viewBox="0 0 100 130"
        role="img"
        aria-label={count === undefined ? "A question mark in place of people" : `${count} of 100 people filled in`}
      >
        {count === undefined ? (
          <>
            <rect x="1" y="1" width="98" height="128" rx="4" className="missing" />
            <Crowd count={100} perRow={10} className="person" />
            <text x="50" y="88" textAnchor="middle">
              ?
            </text>
          </>
        ) : (
          <People count={Number(count)} of={100} perRow={10} />
        )}
      </svg>
      <figcaption>
        <b>{name}</b> {count === undefined ? `Unknown. Nobody has counted how many ${people}.` : `${count} ${people}.`}
      </figcaption>
    </figure>
  );
}
