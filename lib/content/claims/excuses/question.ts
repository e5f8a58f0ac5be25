import type { Span } from "../clauses.ts";
import type { Statement } from "../statement.ts";
import type { Style } from "../style.ts";
import { leavesOpen } from "./cues.ts";

/** A question's answer that says no, or that nobody knows. */
const ANSWERED_NO =
  /^(?:no\b|not\b|none\b|nobody|no one|never|unknown|unclear|uncertain|we (?:do not|don't|cannot|can't) (?:yet )?(?:know|say|tell|promise)|there (?:is|are) no\b|it (?:is not|has not|does not|cannot|may not)|it is (?:unknown|unclear|too early)|we found no|probably not|maybe not|that (?:is|has) (?:not|unknown|never)|nothing|they (?:do not|are not|have not)|sadly,? no|too early|(?:this|that) (?:is|has) (?:unknown|not|never)|science cannot|it depends\b(?=.*\b(?:unknown|not known|no one))|perhaps not)/i;

/** What a reader would ask a clinic: how it counts, who checked, what was compared, what if it goes wrong. */
const READERS_OWN =
  /\b(?:your clinic|the clinic|count(?:ed|s)?|checked|of whom|measured|paid|pays|mean by|mean when|stud(?:y|ies)|trials?|evidence|wrong|what (?:happens )?if|put things right|responsible|prov(?:e|es|en|ed)|compar\w+|how (?:would|do|does|can|will) (?:you|we|they|anyone|I|it) (?:know|tell|measure)|risks?|harms?|oversees?|my kind|for my|with my)\b/i;

/** True for a question, also one without its mark, such as a heading. */
export function isQuestion(text: string, match: Span): boolean {
  const mark = text.indexOf("?", match.end - 1);
  const unmarked =
    /^(?:heading: )?(?:does|do|is|are|can|will|how|what|which|who|why|when)\b[^.!?:]*$/i.test(text) &&
    !/^(?:how|why|what) (?:our|we|cells|stem|patients|people|athletes|it|this|makes|\w+ (?:chose|choose|trust))\b/i.test(
      text,
    );
  return unmarked || (mark >= 0 && mark >= text.length - 3);
}

/** A reader's own questions claim nothing; others must be answered no, or that nobody knows. */
export function isOpenQuestion({ text, after, leadIn }: Statement, style: Style): boolean {
  if (/\b(?:questions?|ask)\b/i.test(leadIn)) return true;
  const sells = /\b(?:our|us|ready|why (?:not|wait|risk|spend|put|have|settle|suffer|live|let))\b/i;
  if (READERS_OWN.test(text) && !sells.test(text)) return true;
  const answer = after.trim();
  return ANSWERED_NO.test(answer) || leavesOpen(answer.slice(0, 90), style);
}
