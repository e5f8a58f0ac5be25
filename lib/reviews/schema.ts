import type { Review } from "../content/schema.ts";

/** A page in the list of those that are due. `name` is as in `achilles-tendon-rupture/condition`. */
export type DuePage = { name: string; title: string; review: Review };

/** A page that cannot be read, so that nobody can sign it, and how many problems it has. */
type BrokenPage = { name: string; problems: number };

/** All pages by what a clinician has to do. `soon` are signed and due within the next weeks; `signed` counts all that hold. */
export type Due = {
  broken: BrokenPage[];
  stale: DuePage[];
  overdue: DuePage[];
  unsigned: DuePage[];
  soon: DuePage[];
  signed: number;
};

/**
 * What somebody needs to decide about one page. `read` is the hash of the text that they sign. `shown` tells whether what
 * readers see is this text, and this sign-off. `changedText` says of a page that has changed since its sign-off whether its
 * writer says so, or the change is in a source or was not noted. `days` are the bounds of the next review.
 */
export type PageSheet = {
  name: string;
  title: string;
  path: string;
  file: string;
  written: string;
  review: Review;
  changedText: boolean;
  errors: string[];
  advice: string[];
  read: string;
  shown: "as-it-is" | "without-sign-off" | "older-text";
  place: "here" | "elsewhere" | "read-only";
  /** Several servers may share the database; the files of the pages they do not share. */
  hasOtherServers: boolean;
  role: string;
  days: { usual: string; first: string; last: string };
};

/** The form that signs a page, when it comes back: what is wrong, and what was typed. */
export type SignState = { problems: { name: string; message: string }[]; values: { role: string; next: string } };

/** The page of the staff area about one page of the site. */
export function sheetPath(name: string): string {
  return `/staff/pages/${name}`;
}
