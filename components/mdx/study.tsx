import type { ReactNode } from "react";
import { aboutOf, type Source } from "@/lib/content/sources/schema";
import { type About, FEATURE_NAMES } from "@/lib/content/studies/schema";
import { BlockHeading } from "./block-heading";
import { reasonOf, tokensOf } from "./study-words";

type StudyProps = {
  title: string;
  anchor?: string;
  level?: string;
  source?: Source;
  /** The source's number in the list of sources, as a note. */
  note: ReactNode;
  /** True where readers are asked what fits them. */
  asks: boolean;
  children: ReactNode;
};

/**
 * One study as a card. What was found is its writer's words; all else comes from the source, and what the source does not
 * hold is said to be missing. When a reader has chosen something that it is not about, it steps back and says why.
 */
export function Study({ title, anchor, level, source, note, asks, children }: StudyProps) {
  const about = asks ? aboutOf(source) : undefined;
  return (
    <article className="study" data-not={about && FEATURE_NAMES.map((name) => tokensOf(about, name, "not")).join(" ")}>
      <BlockHeading id={anchor} level={level}>
        {title}
      </BlockHeading>
      {about && <Reasons about={about} />}
      {source && <Makeup source={source} note={note} />}
      <p className="label">What was found</p>
      <div className="stack">{children}</div>
      <p className="label">What it cannot tell</p>
      <p>{source?.limits}</p>
      <p className="label">Who paid, and who gains</p>
      <p>{source?.funding}</p>
    </article>
  );
}

/** Why a study is not, or may not be, about the reader; each line is shown once one of its answers is chosen. */
function Reasons({ about }: { about: About }) {
  return FEATURE_NAMES.flatMap((name) => {
    const not = tokensOf(about, name, "not");
    const unclear = tokensOf(about, name, "unclear");
    return [
      not && (
        <p key={`${name}-not`} data-on={not} className="not">
          Not about you: {reasonOf(about, name)}.
        </p>
      ),
      unclear && (
        <p key={`${name}-unclear`} data-on={unclear}>
          {UNCLEAR[name]} Not reported: may or may not be about you.
        </p>
      ),
    ];
  });
}

const UNCLEAR = {
  injury: "Did anyone here have your injury?",
  product: "Was yours the product here?",
  surgery: "Was there surgery?",
};

/** What kind of work it is, on whom, with what, against what, and for how long. */
function Makeup({ source, note }: { source: Source; note: ReactNode }) {
  const rows = [
    ["Design", source.kind],
    ["People", source.people?.toLocaleString("en-US")],
    ["Injury", source.injury],
    ["Product", source.product],
    ["Compared with", source.comparator],
    ["Followed for", source.followUp],
  ];
  return (
    <dl>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value ?? "Not reported"}
            {name === "Design" && note}
          </dd>
        </div>
      ))}
    </dl>
  );
}
