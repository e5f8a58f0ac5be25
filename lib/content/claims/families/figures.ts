import { isReportedResult, isSizedResult } from "../attribution.ts";
import type { Accepts } from "../claim.ts";
import { isAboutCells, topicOf } from "../topic.ts";

/** A rate may stand with its study and the number of people in that study. */
export const acceptsSuccessRate: Accepts = ({ statement, match, words, style }) =>
  isSizedResult(statement) ||
  isReportedResult(statement) ||
  (!MOST_OF_TEN.test(words) && !isAboutCells(statement, match, style));

/** “Eight in ten” needs its study whatever it speaks of. */
const MOST_OF_TEN = /^(?:seven|eight|nine) (?:in|out of) /i;

/** A percentage that is not about people or their tendons, such as a zoom factor, needs no number of people. */
export const acceptsPercentage: Accepts = ({ statement, match, style }) => {
  return topicOf(statement, match, style) === "other" || isSizedResult(statement) || isReportedResult(statement);
};
