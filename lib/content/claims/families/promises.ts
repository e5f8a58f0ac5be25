import { isReportedResult, isSizedResult } from "../attribution.ts";
import type { Accepts } from "../claim.ts";
import { isAboutCells } from "../topic.ts";

/** A lasting end to the injury may be told of usual care, or as what one study of a stated size reported. */
export const acceptsCure: Accepts = ({ statement, match, style }) =>
  !isAboutCells(statement, match, style) || isSizedResult(statement) || isReportedResult(statement);

/** What will happen may be said of usual care and of the clinic's own duties, never of what cells do. */
export const acceptsGuarantee: Accepts = ({ statement, match, style }) => {
  const toReader = /^your? /iu.test(statement.text) && statement.text.search(style.words.care) < 0;
  return !toReader && !isAboutCells(statement, match, style);
};

/** Praise is refused whatever it praises, except in the name of an ordinary thing. */
export const acceptsHype: Accepts = ({ statement, match, style }) =>
  statement.plain && !isAboutCells(statement, match, style);
