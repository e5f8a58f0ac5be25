import { isReportedResult, isSizedResult } from "../attribution.ts";
import type { Accepts } from "../claim.ts";
import { isAboutCells } from "../topic.ts";

/** A count of harms with the people followed may stand; so may what is said of usual care. */
export const acceptsSafety: Accepts = ({ statement, match, style }) =>
  !isAboutCells(statement, match, style) || isSizedResult(statement) || isReportedResult(statement);
