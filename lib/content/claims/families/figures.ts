import { isReportedResult, isSizedResult } from "../attribution.ts";
import type { Accepts } from "../claim.ts";
import { isAboutCells } from "../subject.ts";

/** A rate may stand with its study and the number of people in that study. */
export const acceptsSuccessRate: Accepts = ({ statement, match, style }) =>
  isSizedResult(statement) || isReportedResult(statement) || !isAboutCells(statement, match, style);

/** A percentage that is not about people or their tendons, such as a zoom factor, needs no number of people. */
export const acceptsPercentage: Accepts = ({ statement, style }) => {
  const { people, target, effect } = style.words;
  const aboutPeople = [people, target, effect].some((words) => statement.text.search(words) >= 0);
  return !aboutPeople || isSizedResult(statement) || isReportedResult(statement);
};
