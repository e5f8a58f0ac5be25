import type { ReactNode } from "react";
import type { Figure, Source } from "@/lib/content/sources/schema";
import { People } from "./crowd";
import { Change, EndScore, Gain } from "./slope";

type CaseSeriesProps = { source?: Source; note: ReactNode; children: ReactNode };

/**
 * What a small study reports, drawn from its figures, beside what it leaves out. A missing start or end is an empty mark
 * with a broken line, so that a reader sees how much is not there. Its writer lists what else is not reported.
 */
export function CaseSeries({ source, note, children }: CaseSeriesProps) {
  const drawn = source?.figures.filter(({ draw }) => draw) ?? [];
  const changes = drawn.filter(({ draw }) => draw === "change");
  const largest = Math.max(...changes.map(({ value }) => Math.abs(Number(value))));
  return (
    <figure className="drawing series">
      <figcaption>
        What is reported, and what is not{note}. A broken line stands for a number that is not reported.
      </figcaption>
      {drawn
        .filter(({ draw }) => draw === "people")
        .map((figure) => (
          <Counted key={figure.what} figure={figure} />
        ))}
      <div className="slopes">
        {changes.map((figure) => (
          <Slope key={figure.what} figure={figure} largest={largest} />
        ))}
        {drawn
          .filter(({ draw }) => draw === "score or change")
          .map((figure) => (
            <EitherWay key={figure.what} figure={figure} />
          ))}
      </div>
      <p className="label">Also not reported</p>
      {children}
    </figure>
  );
}

/** Below this many people, a harm that strikes one in ten would still be missed now and then. */
const FEW = 30;

function sentence({ what, at }: Figure): string {
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}${at ? `, at ${at}` : ""}.`;
}

/** “0 of 7 people …”, each person drawn. */
function Counted({ figure }: { figure: Figure }) {
  const [count = 0, of = 0] = figure.value.split(" of ").map(Number);
  return (
    <div className="people">
      <svg viewBox={`0 0 ${of * 10} 13`} role="img" aria-label={`${of} people, ${count} of them filled in`}>
        <People count={count} of={of} perRow={of} />
      </svg>
      <p>
        <b>{figure.value}</b> {sentence(figure)}
        {count === 0 && of < FEW && ` ${of} people are too few to know how often it happens.`}
      </p>
    </div>
  );
}

function Slope({ figure, largest }: { figure: Figure; largest: number }) {
  const value = Number(figure.value);
  const shown = figure.value.replace("-", "−");
  return (
    <div>
      <Change
        value={value}
        largest={largest}
        label={`An arrow ${value < 0 ? "down" : "up"} between two empty marks: start and end are not reported`}
      />
      <p>
        <b>
          {shown} {figure.unit}
        </b>{" "}
        {sentence(figure)} Start not reported. End not reported.
      </p>
    </div>
  );
}

/** A number of which nobody says whether it is a score or a change: drawn as the one and as the other. */
function EitherWay({ figure }: { figure: Figure }) {
  const value = Number(figure.value);
  const highest = Number(/\d+$/.exec(figure.unit)?.[0]);
  const room = Math.round((highest - value) * 10) / 10;
  return (
    <>
      <div>
        <EndScore
          value={value}
          highest={highest}
          label="A score after, and an empty mark as tall as the scale before"
        />
        <p>
          <b>
            {figure.value} {figure.unit}?
          </b>{" "}
          {sentence(figure)} If it is the end score: start not reported, so the gain is not known.
        </p>
      </div>
      <div>
        <Gain value={value} highest={highest} label="A steep arrow up between two short empty marks" />
        <p>
          <b>Or a gain of {figure.value}?</b> Then the start was {room} or less (our sum). Start not reported. End not
          reported.
        </p>
      </div>
    </>
  );
}
