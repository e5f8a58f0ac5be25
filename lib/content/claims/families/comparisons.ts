import { isTrialOfBoth } from "../attribution.ts";
import type { Accepts } from "../claim.ts";
import { isAboutCells } from "../topic.ts";
import { isHarm, isLabFinding } from "./effects.ts";

/** A recovery set against an operation, without saying whose it is. */
const OVER_CARE =
  /^(?!.*\b(?:boot|cast|surgery)\b.*\bthan\b).*\bthan (?:after|with) (?:an? |the )?(?:operation|surgery|boot|cast)\b/i;

/** A comparison may stand with a trial of both arms, between kinds of usual care, and when it is about no outcome. */
export const acceptsComparative: Accepts = ({ statement, match, style }) => {
  const { cells, care, target, effect } = style.words;
  const aboutOutcome =
    statement.about !== "" ||
    [cells, care, target, effect].some((words) => statement.text.search(words) >= 0) ||
    /\b(?:invasive|downtime|results?|surgical)\b/iu.test(statement.text);
  return (
    isHarm({ statement, match, style, words: "" }) ||
    !aboutOutcome ||
    isLabFinding(statement.text) ||
    isTrialOfBoth(statement) ||
    (!isAboutCells(statement, match, style) && !OVER_CARE.test(statement.text))
  );
};
