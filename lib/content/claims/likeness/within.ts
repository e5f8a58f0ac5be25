import type { Span } from "../clauses.ts";
import { isLedIn } from "../excuses/frame.ts";
import { isOpenQuestion, isQuestion } from "../excuses/question.ts";
import type { Statement } from "../statement.ts";
import type { Style } from "../style.ts";
import { likenessOf } from "./weigh.ts";
import weights from "./weights.json" with { type: "json" };

/** From here on a sentence is plainly like the claims; below the other, plainly like the honest ones. */
const CLAIM = 0.6;
const HONEST = -0.6;

/** As few words as this say too little to be weighed. */
const FEWEST_WORDS = 5;

/** How a sentence looks beside those that people have labelled; `words` are those that say most for a claim. */
type Judged = { isClaim: boolean; isHonest: boolean; words: Span };

/**
 * Weighs a sentence by itself and together with the one after it, which may take it back: it is like a claim only when it
 * is so both times. A sentence that a person has cleared is like neither.
 */
export function likenessWithin({ text, after }: Statement, { cleared }: Style): Judged {
  const { score, words } = likenessOf(text, weights);
  const [next = ""] = after.split(/(?<=[.!?]) /, 1);
  const together = next === "" ? score : likenessOf(`${text} ${next}`, weights).score;
  const weighs = text.split(/\s+/).length >= FEWEST_WORDS && !cleared.has(text);
  return { isClaim: weighs && score > CLAIM && together > CLAIM, isHonest: score < HONEST, words };
}

/**
 * True for a sentence that is not to be judged by its own words alone: it notes a source, stands in code or belongs to no topic,
 * is urgent, asks an open question, or stands in a list of what to beware of.
 */
export function standsOnMore(statement: Statement, words: Span, style: Style): boolean {
  const { sources, plain, inCode, urgentCare, text } = statement;
  if (sources.length > 0 || plain || inCode || urgentCare) return true;
  if (isQuestion(text, words) && isOpenQuestion(statement, style)) return true;
  return isLedIn(statement, words, style);
}
