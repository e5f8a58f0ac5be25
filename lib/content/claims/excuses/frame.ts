import { clauseAround, type Span, thoughtAround } from "../clauses.ts";
import type { Statement } from "../statement.ts";
import type { Style } from "../style.ts";
import { leavesOpen, withoutFalseDenials } from "./cues.ts";

/** Words about words: what a phrase means, hides or is worth. */
const ABOUT_WORDS =
  /\b(?:words?|phrases?|terms?|names?|means?|meant|meaning|tells?|calling|called|calls|leaves? out|says?|said|sounds?|describes?|appl(?:y|ies)|claims?|claimed|promises?|promised|labels?|slogans?|read|reads|hears?|notices?|see)\b/i;

const QUOTED = /“[^”]{2,70}”|"[^"]{2,70}"|(?<![a-z])'[^']{2,60}'(?![a-z])|‘[^’]{2,70}’/gi;

/** Advice to look into a matter, which claims nothing about it. “Ask us how cells help” is no such advice. */
const LOOK_INTO =
  /^(?:\W*|.*[:•]\s*)(?:ask(?! us| our| me| at| about our)|check|find out|make sure|look for|beware|a good question|before you (?:decide|sign|pay|join|agree|book|go|choose|commit)|be wary|think (?:hard|twice|carefully)|get|insist)\b/i;

/** Advice not to do something; “don't wait” and “don't settle” press for a sale instead. */
const TELLS_NOT_TO =
  /^(?:please )?(?:do not|don't|never) (?!miss|wait|delay|let (?!an?\b|the\b)|settle|hesitate|suffer|put up|worry|lose|give up|just|accept|forget|live)/i;

/** “Ask Tom, who ran again” sends the reader to a story. */
const ASK_SOMEBODY = /\b[Aa]sk (?:[A-Z][a-z]+|anyone|anybody|those|people)\b/;

/** True when the words are quoted to say something about them, as in “‘Natural’ tells you nothing about risk”. */
export function isMention({ text }: Statement, match: Span): boolean {
  const quoted = [...text.matchAll(QUOTED)].some(
    ({ index, 0: words }) =>
      index <= match.start && match.end <= index + words.length && !/\b(?:I|my|me)\b/.test(words),
  );
  if (!quoted) return false;
  const around = text.replaceAll(QUOTED, " ");
  return ABOUT_WORDS.test(around) && !/\b(?:we|our)\b/i.test(around);
}

/** True when the sentence warns of the words, or tells the reader to look into them. */
export function isWarning({ text, leadIn }: Statement, match: Span, style: Style): boolean {
  const before = text.slice(0, match.start);
  if (TELLS_NOT_TO.test(before)) return true;
  if (/:\s*$/.test(leadIn) && leadIn.search(style.words.unknown) >= 0) return true;
  const thought = thoughtAround(text, match);
  const within = text.slice(thought.start, thought.end);
  return (
    (LOOK_INTO.test(text.slice(thought.start, match.start)) && !ASK_SOMEBODY.test(text)) ||
    within.search(style.words.warning) >= 0
  );
}

/** Somebody else's claim, taken back later in the sentence or in the next. */
export function isOthersClaim(statement: Statement, match: Span, style: Style): boolean {
  const before = statement.text.slice(0, match.end);
  const said = before.search(style.words.saying);
  if (said < 0 || /\bour (?:\w+ )?(?:injection|cells|treatment)\b/i.test(before)) return false;
  const rest = `${statement.text.slice(said)} ${statement.after}`;
  return (
    leavesOpen(rest, style) ||
    /\b(?:ask|painful|hurts?|harms?|risks?|should|can still|neither|infect\w+|germs|bleed\w*|contaminat\w+)\b/i.test(
      rest,
    )
  );
}

/** A list or a clause after a colon that begins with “we do not know”. */
export function isLedIn(statement: Statement, match: Span, style: Style): boolean {
  const clause = clauseAround(statement.text, match);
  const first = withoutFalseDenials(statement.text.slice(0, clause.start), style);
  const throughColon = /:\s*$/.test(first) && first.search(style.words.unknown) >= 0;
  if (
    /\b(?:claims?|things) (?:that )?we (?:do not|don't|never|cannot) (?:make|say|promise)/i.test(
      `${statement.before} ${statement.leadIn}`,
    )
  )
    return true;
  return throughColon || /\bwhat (?:we|nobody|no one) (?:do not |don't )?knows?\b/i.test(statement.leadIn);
}

/** “If you feel better, you cannot tell why”: the condition is no claim when what follows is a denial. */
export function isOpenCondition({ text, after }: Statement, match: Span, style: Style): boolean {
  const before = text.slice(0, match.start);
  const rest = text.slice(match.end);
  if (/\beven if\b/i.test(before))
    return (
      !/\beven if\b.*,/i.test(before) &&
      /\b(?:may|could|might|can|not)\b/i.test(
        `${withoutFalseDenials(rest, style)} ${/^.*,\s*even if/i.test(before) ? "not" : ""}`,
      )
    );
  return /\b(?:if|whether)\b/i.test(before) && leavesOpen(`${rest} ${after}`, style);
}
