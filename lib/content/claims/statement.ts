import type { Place } from "../problems.ts";
import type { Source } from "../sources/schema.ts";

/**
 * One sentence of the site with what is needed to judge it.
 *
 * `text` is as the reader sees it, with straight apostrophes. `before` and `after` are its neighbours in the same
 * passage; for a heading that asks, `after` is the beginning of its answer. `about` is what a table or heading says it is
 * about, `leadIn` the words that introduce it. `sources` are those noted within the sentence, `nearby` the whole passage.
 */
export type Statement = {
  text: string;
  before: string;
  after: string;
  about: string;
  leadIn: string;
  nearby: string;
  sources: Source[];
  /** True within the card for emergencies, where haste is right. */
  urgentCare: boolean;
  /** True for a piece of the site that belongs to no topic, such as a label of the form. */
  plain: boolean;
  /** Whose page it stands on: a topic's, one of the clinic's own, or none, as the words of a component. */
  on: "topic" | "clinic" | "code";
  placeAt(offset: number): Place;
};

/** A passage before it is cut into sentences; `sourcesAt` holds each note with its place in the text. */
export type Passage = Omit<Statement, "before" | "after" | "nearby" | "sources"> & {
  after: string;
  row: string;
  sourcesAt: { at: number; source: Source }[];
};
