import { isLimitedResult } from "../attribution.ts";
import { type Span, thoughtAround } from "../clauses.ts";
import type { Statement } from "../statement.ts";
import type { Style } from "../style.ts";
import { leavesOpen } from "./cues.ts";
import { isDenied } from "./denial.ts";
import { isLedIn, isMention, isOpenCondition, isOthersClaim, isWarning } from "./frame.ts";
import { isOpenQuestion, isQuestion } from "./question.ts";

/** True when the sentence, its lead-in or its answer takes the matched claim back, leaves it open, or warns of it. */
export function isExcused(statement: Statement, match: Span, style: Style): boolean {
  if (isQuestion(statement.text, match)) {
    return isOpenQuestion(statement, style) || isMention(statement, match) || isWarning(statement, match, style);
  }
  return (
    isDenied(statement, match, style) ||
    isMention(statement, match) ||
    isWarning(statement, match, style) ||
    isOthersClaim(statement, match, style) ||
    isOpenCondition(statement, match, style) ||
    isLimitedResult(statement, match.end, style) ||
    isTakenBackNext(statement, style) ||
    isLedIn(statement, match, style)
  );
}

/** “Many people feel better. So do those who had only a boot, which is why the feeling proves little.” */
function isTakenBackNext({ after }: Statement, style: Style): boolean {
  return TAKES_UP.test(after) && leavesOpen(after, style);
}

/** How a sentence begins that goes on about what the one before it said. */
const TAKES_UP =
  /^(?:they|it|that|this|these|those|none|neither|nobody|no one|the (?:report|series|study|trial)|there|but|both|everyone|all of them|so (?:do|did|does|are|is)|we understand|we can't|we cannot)\b/i;

/** True when the thought in which the words stand denies, doubts or leaves open anything at all. */
export function isWithinDoubt(statement: Statement, match: Span, style: Style): boolean {
  const { start, end } = thoughtAround(statement.text, match);
  return leavesOpen(statement.text.slice(start, end), style);
}
