import { clauseAround, type Span } from "./clauses.ts";
import type { Statement } from "./statement.ts";
import type { Style } from "./style.ts";

/** Words that look like a denial and are none: “not only”, “without surgery”, “no other treatment”. */
const FALSE_DENIALS =
  /\b(?:what|where) (?:\w+ ){1,3}(?:cannot|can't|could not|couldn't|did not|didn't|does not|doesn't|fails?|failed)\b|\bnot (?:only|just|merely|simply|to mention|surprising\w*|a moment)\b|\b(?:no|without|not) (?:\w+ ){0,2}(?:surg\w+|operations?|scars?|downtime|incisions?|needles?|stitches|drugs|fuss|hassle|wait\w*|hospital|pain|cut|cutting|knife|doubt|wonder|secret|matter|time|longer)\b|\bno (?:other|better)\b|\bnothing (?:\w+ ){0,3}(?:like|faster|better|safer)\b|\bnone (?:better|safer|faster)\b|\bwhy not\b|\bcan(?:no|')t (?:wait|go wrong|beat|believe|fail|be beaten)\b|\bcannot (?:wait|go wrong|believe|fail|be beaten)\b|\bnot (?:an? )?(?:experiment\w*|gimmick|fad|hype)\b|\bnever (?:been (?:easier|better)|too late|again)\b|\bif not\b|\bdo(?:n't| not) (?:miss|wait|delay|hesitate|let|settle|suffer|put up|worry|give up|need|have to|require)\b|\b(?:does|do|did)(?:n't| not) (?:need|require|involve|have to|just|only|even)\b|\bneed not\b|\bnot (?:need|have to|require)\b/giu;

/** A plain “not”, which reaches to the end of its clause or to the next “and”. */
const NEGATION = /\b(?:not|never|cannot|neither|nor|hardly|no|nor does|without)\b|n't\b/giu;

/** What takes a claim back when it comes after it. */
const TAKEN_BACK =
  /\b(?:is|are|was|were|remains?|stays?)(?: \w+){0,2} (?:unknown|unclear|uncertain|unproven|untested|a myth|myths|false|untrue|wrong|misleading|disputed|speculation|guesswork|an? open question|a guess|a claim|a hope|an idea|opinion|marketing|an advert)\b|\bwould still fit\b|\b(?:means?|says?|proves?|shows?|tells? (?:you|us)?) ?(?:very )?(?:little|nothing)\b|\b(?:is|are|was|were|has|have|had|does|do|did|can|could|would|should)(?:n't|not| not| never| yet to)\b(?! (?:only|just|need|require))|\b(?:lacks?|without) (?:\w+ )?(?:evidence|proof)\b|\b(?:no one|nobody|no (?:trial|study|evidence|data|proof))\b|\bnone (?:of (?:them|these|this|it) )?(?:has|have|is|was|shows?|showed)\b/iu;

/** A question's answer that says no, or that nobody knows. */
const ANSWERED_NO =
  /^(?:no\b|not\b|none\b|nobody|no one|never|unknown|unclear|uncertain|we (?:do not|don't|cannot|can't) (?:yet )?(?:know|say|tell|promise)|there (?:is|are) no\b|it (?:is not|has not|does not|cannot)|it is (?:unknown|unclear|too early)|we found no|probably not|maybe not|hardly|that (?:is|has) (?:not|unknown|never)|nothing|they (?:do not|are not|have not)|sadly,? no|too early|(?:this|that) (?:is|has) (?:unknown|not|never)|science cannot|it depends\b(?=.*\b(?:unknown|not known|no one)))/iu;

/** A column or row for what is not known. */
const CANNOT_TELL = /\b(?:cannot tell|not reported|unknown|not known|limits?)\b/iu;

/** True when the sentence, its lead-in or its answer takes the matched claim back, or leaves it open. */
export function isDenied(statement: Statement, match: Span, style: Style): boolean {
  if (isQuestion(statement.text, match)) return isAnsweredNo(statement, style);
  const clause = clauseAround(statement.text, match);
  const left = withoutFalseDenials(statement.text.slice(clause.start, match.start));
  const right = statement.text.slice(match.end, clause.end);
  if (left.search(style.words.unknown) >= 0) return true;
  const list = /^no\b/iu.test(statement.text.slice(match.start));
  if (
    (!list && /^\s*(?:no|none|neither|nothing)\b/iu.test(right)) ||
    deniesItself(statement.text.slice(match.start, match.end))
  ) {
    return true;
  }
  if (/^whether\b[^,]*$/iu.test(statement.text) || CANNOT_TELL.test(statement.about)) return true;
  if (isOpenCondition(statement.text, match, style)) return true;
  if (negatesUpTo(left) || TAKEN_BACK.test(withoutFalseDenials(right))) return true;
  if (isReported(statement, match, style)) return true;
  return isLedIn(statement, clause, style);
}

/** “The FDA has not approved …”: the denial stands within the words themselves, but does not begin them. */
function deniesItself(words: string): boolean {
  return /^(?!no\b|not\b|never\b|don't|do not|without|can|won't|will not|does)\S+.*\b(?:not(?! only| just)|never|cannot|nor)\b|^(?!don't|can't|won't|doesn't).*\b(?:has|have|is|are|was|were|had)n't\b/iu.test(
    words,
  );
}

/** “If you feel better, you cannot tell why”: the condition is no claim when what follows is a denial. */
function isOpenCondition(text: string, match: Span, style: Style): boolean {
  if (/\beven if\b/iu.test(text.slice(0, match.start))) return true;
  if (!/\bif\b/iu.test(text.slice(0, match.start))) return false;
  const rest = withoutFalseDenials(text.slice(match.end));
  return rest.search(style.words.unknown) >= 0 || TAKEN_BACK.test(rest);
}

/** Somebody else's claim, taken back later in the sentence or in the next. */
function isReported(statement: Statement, match: Span, style: Style): boolean {
  const before = statement.text.slice(0, match.start);
  if (before.search(style.words.saying) < 0) return false;
  const rest = withoutFalseDenials(`${statement.text.slice(match.end)} ${statement.after}`);
  return (
    rest.search(style.words.unknown) >= 0 ||
    TAKEN_BACK.test(rest) ||
    /\b(?:no|not|painful|hurts?|harms?|risks?)\b/iu.test(rest)
  );
}

/** A list or a clause after a colon that begins with “we do not know” or “walk away from any clinic that”. */
function isLedIn(statement: Statement, clause: Span, style: Style): boolean {
  const first = withoutFalseDenials(statement.text.slice(0, clause.start));
  const throughColon = /:\s*$/u.test(first) && first.search(style.words.unknown) >= 0;
  return (
    throughColon ||
    /\bwhat (?:we|nobody|no one) (?:do not |don't )?knows?\b/iu.test(statement.leadIn) ||
    isWarning(statement, style)
  );
}

function isWarning({ leadIn }: Statement, style: Style): boolean {
  return /:\s*$/u.test(leadIn) && leadIn.search(style.words.unknown) >= 0;
}

function negatesUpTo(left: string): boolean {
  const last = [...left.matchAll(NEGATION)].at(-1);
  if (!last) return false;
  const between = left.slice(last.index + last[0].length);
  const without = /^without$/iu.test(last[0]);
  return without ? /^\s*(?:\w+\s*){0,2}$/u.test(between) : !/\band\b|,\s*(?:just|only)\b/iu.test(between);
}

function withoutFalseDenials(text: string): string {
  return text.replaceAll(FALSE_DENIALS, (words) => "_".repeat(words.length));
}

function isQuestion(text: string, match: Span): boolean {
  const mark = text.indexOf("?", match.end - 1);
  const unmarked = /^(?:does|do|is|are|can|will|how|what|which|who|why|when)\b[^.!?]*$/iu;
  return unmarked.test(text) || (mark >= 0 && mark >= text.length - 3);
}

/** Open questions (“How …”, “What …”) and a reader's own questions claim nothing; others must be answered no. */
function isAnsweredNo({ text, after, leadIn }: Statement, style: Style): boolean {
  if (/\b(?:questions?|ask)\b/iu.test(leadIn)) return true;
  if (
    /^(?:how (?:do|does|would|can) (?:you|we|they|I) (?:know|count|measure)|what (?:if|are the (?:risks|harms))|which (?:study|studies|trial))/iu.test(
      text,
    )
  )
    return true;
  const answer = after.trim();
  return ANSWERED_NO.test(answer) || answer.slice(0, 80).search(style.words.unknown) >= 0;
}
