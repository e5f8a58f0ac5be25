import { isTrialOfBoth } from "../attribution.ts";
import type { Accepts } from "../claim.ts";
import { isAboutCells } from "../subject.ts";

/** A comparison may stand with a trial of both arms, between kinds of usual care, and when it is about no outcome. */
export const acceptsComparative: Accepts = ({ statement, match, style }) => {
  const { cells, care, target, effect } = style.words;
  const aboutOutcome =
    statement.about !== "" ||
    [cells, care, target, effect].some((words) => statement.text.search(words) >= 0) ||
    /\b(?:invasive|downtime|results?|surgical)\b/iu.test(statement.text);
  return !aboutOutcome || isTrialOfBoth(statement) || !isAboutCells(statement, match, style);
};
