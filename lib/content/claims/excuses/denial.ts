import { clauseAround, type Span } from "../clauses.ts";
import type { Statement } from "../statement.ts";
import type { Style } from "../style.ts";
import { leavesOpen, withoutFalseDenials } from "./cues.ts";

/** A plain “not”, which reaches to the end of its clause or to the next “and”. */
const NEGATION = /\b(?:not|never|cannot|neither|nor|hardly|seldom|no|none|nobody|nothing|without)\b|n't\b/gi;

/** What takes a claim back when it comes after it. */
const TAKEN_BACK =
  /\b(?:is|are|was|were|remains?|stays?)(?: \w+){0,2} (?:unknown|unclear|uncertain|unproven|untested|a myth|myths|false|untrue|wrong|misleading|disputed|speculation|guesswork|an? open question|a guess|a claim|a hope|an idea|opinion|marketing|an advert|incorrect|another matter)\b|\bwould still fit\b|\b(?:could|may|might|can) (?:still|also) (?:be|mean|fit)\b|\b(?:means?|says?|proves?|shows?|tells? (?:you|us)?) ?(?:very )?(?:little|nothing)\b|\b(?:is|are|was|were|has|have|had|does|do|did|can|could|would|should)(?:n't|not| not| never| yet to)\b(?! (?:only|just|need|require))|\b(?:lacks?|without|with no) (?:\w+ )?(?:evidence|proof|number|source|study)\b|\b(?:no one|nobody|no (?:\w+ ){0,2}(?:trial|study|evidence|data|proof|comparison))\b|\bnone (?:of (?:them|these|this|it) )?(?:has|have|is|was|shows?|showed)\b|^(?:[^.;]{0,30})?: (?:no\b|none|not (?:shown|known|proven|tested|approved)|unknown|nobody)/i;

/** A column or row for what is not known. */
const CANNOT_TELL = /\b(?:cannot tell|not reported|unknown|not known|limits?)\b/i;

/** True when the clause takes the matched claim back: before it, within it or after it. */
export function isDenied(statement: Statement, match: Span, style: Style): boolean {
  const { text } = statement;
  const clause = clauseAround(text, match);
  const honest = withoutFalseDenials(text, style);
  const left = honest.slice(clause.start, match.start);
  const right = honest.slice(match.end, clause.end);
  if (left.search(style.words.unknown) >= 0) return true;
  if (deniesAfterColon(text, match) || deniesItself(withoutFalseDenials(text.slice(match.start, match.end), style)))
    return true;
  if (/^whether\b[^,]*$/i.test(text) || CANNOT_TELL.test(statement.about)) return true;
  return negatesUpTo(left) || TAKEN_BACK.test(right) || leavesOpen(right, style);
}

/** “FDA approval: none”; but “no side effects, no downtime” is a list of promises. */
function deniesAfterColon(text: string, match: Span): boolean {
  const list = /^(?:no|zero|without)\b/i.test(text.slice(match.start));
  const answer = /^[^.;]{0,40}?\s*:\s*(?:no|none|neither|nothing|not|unknown)\b(?! \w+ with)/i;
  const rest = text.slice(match.end);
  return (
    !list && (/^\s*(?:no|none|neither|nothing)\b/i.test(rest) || (answer.test(rest) && !/\bnone with\b/i.test(rest)))
  );
}

/** “The FDA has not approved …”: the denial stands within the words themselves, but does not begin them. */
function deniesItself(words: string): boolean {
  return /^(?!no\b|not\b|never\b|don't|do not|without|can|won't|will not|does)\S+.*\b(?:not(?! only| just)|never|cannot|nor)\b|^(?!don't|can't|won't|doesn't).*\b(?:has|have|is|are|was|were|had)n't\b/i.test(
    words,
  );
}

function negatesUpTo(left: string): boolean {
  const last = [...left.matchAll(NEGATION)].at(-1);
  if (!last) return false;
  const between = left.slice(last.index + last[0].length);
  const without = /^without$/i.test(last[0]);
  return without ? /^\s*(?:\w+\s*){0,2}$/.test(between) : !/\band\b|,\s*(?:just|only)\b/i.test(between);
}
