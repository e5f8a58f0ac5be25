import { isReportedResult, isSizedResult } from "../attribution.ts";
import type { Accepts } from "../claim.ts";
import { isAboutCells, topicOf } from "../topic.ts";

/** A rate may stand with its study and the number of people in that study. */
export const acceptsSuccessRate: Accepts = ({ statement, match, style }) =>
  isSizedResult(statement) || isReportedResult(statement) || !isAboutCells(statement, match, style);

/** A percentage that is not about people or their tendons, such as a zoom factor, needs no number of people. */
export const acceptsPercentage: Accepts = ({ statement, match, style }) => {
  return topicOf(statement, match, style) === "other" || isSizedResult(statement) || isReportedResult(statement);
};
