import { isReportedResult, isSizedResult } from "../attribution.ts";
import type { Accepts } from "../claim.ts";
import { isAboutCells } from "../topic.ts";

/** What a good outcome is told with; “every patient is examined first” holds none of these. */
const OUTCOME =
  /\b(?:tolerat\w+|reach\w*|excellent|good|great|improv\w+|better|recover\w*|return\w*|heal\w*|well|happy|satisf\w+|success\w*|benefit\w*|relief|walk\w*|run\w*|back|complications?|side effects?|pain|results?|work(?:s|ed)?|suitable|candidates?|suits?|delighted|pleased|less|fewer|avoid\w*|resum\w+|regain\w*|enjoy\w*|progress|strong\w*|treated|helped|choose|trust\w*|love)\b/iu;

/** “All” and “most” may stand for those of one study, counted in the sentence, and for people under usual care. */
export const acceptsAllPatients: Accepts = ({ statement, match, style }) =>
  !OUTCOME.test(statement.text) ||
  !isAboutCells(statement, match, style) ||
  isSizedResult(statement) ||
  isReportedResult(statement);

/** A quotation that is a question, or the words of an author whose work is noted, is nobody's story. */
export const acceptsTestimonial: Accepts = ({ statement, match, words, style }) =>
  /\?["”’]$/u.test(words) ||
  statement.sources.length > 0 ||
  (/^[“"‘]/.test(words) && !isAboutCells(statement, match, style)) ||
  statement.plain;

/** Results told without anyone who had them. */
const TOLD_RESULT = /\b(?:scans?|MRIs?|ultrasounds?|imag\w+|results?|relief|improvements?|benefits?|gains?)\b/iu;

/** Outcomes may be told of a study with its size, and of people who had no cells. */
export const acceptsGeneralised: Accepts = ({ statement, match, words, style }) => {
  const aboutTreatment =
    TOLD_RESULT.test(words) ||
    statement.text.search(style.words.cells) >= 0 ||
    statement.before.search(style.words.cells) >= 0;
  return (
    !aboutTreatment || !isAboutCells(statement, match, style) || isSizedResult(statement) || isReportedResult(statement)
  );
};
