import { CLINIC_VALUE } from "../../outline.ts";
import { remembering } from "../../remember.ts";
import { isReportedResult, isSizedResult } from "../attribution.ts";
import type { Span } from "../clauses.ts";
import { leavesOpen } from "../excuses/cues.ts";
import { isLedIn } from "../excuses/frame.ts";
import { isOpenQuestion, isQuestion } from "../excuses/question.ts";
import type { Statement } from "../statement.ts";
import type { Style } from "../style.ts";
import { topicOf } from "../topic.ts";
import { likenessOf } from "./weigh.ts";
import weights from "./weights.json" with { type: "json" };

/** From here on a sentence is plainly like the claims; below the other, plainly like the honest ones. */
const CLAIM = 0;
const HONEST = -1;

/** As few words as this say too little to be weighed. */
const FEWEST_WORDS = 5;

/** A sentence with a value of the clinic tells how to reach it. */
const NAMES_THE_CLINIC = new RegExp(`\\b${CLINIC_VALUE}\\b`);

const weighing = new Map(Object.entries(weights));

const likeness = remembering((text) => likenessOf(text, weighing));

/** How a sentence looks beside the labelled ones; `words` are those that say most for a claim. */
type Judged = { isClaim: boolean; isHonest: boolean; words: Span };

/**
 * Weighs a sentence by itself and together with the one after it, which may take it back: it is like a claim only when it
 * is so both times. A sentence that a person has cleared is like neither, while the words of a table's cell and of a
 * sentence with a note are never plainly honest, since they mean what column and source make of them.
 */
export function likenessWithin({ text, after, about, sources }: Statement, { cleared }: Style): Judged {
  const { score, words } = likeness(text);
  const [next = ""] = after.split(/(?<=[.!?]) /, 1);
  const together = next === "" ? score : likeness(`${text} ${next}`).score;
  const weighs = text.split(/\s+/).length >= FEWEST_WORDS;
  return {
    isClaim: weighs && score > CLAIM && together > CLAIM && !cleared.has(text),
    isHonest: weighs && score < HONEST && about === "" && sources.length === 0,
    words,
  };
}

/**
 * True for a sentence that is not to be judged by its own words alone: it reports what a source says, stands in code, is
 * urgent, speaks of the site, asks an open question, or stands in a list of what to beware of. On the clinic's own pages only what is said
 * of the treatment is weighed, since the labelled sentences know little of opening hours.
 */
export function standsOnMore(statement: Statement, words: Span, style: Style): boolean {
  const { sources, plain, on, urgentCare, text } = statement;
  if (plain || on === "code" || urgentCare || NAMES_THE_CLINIC.test(text)) return true;
  const topic = topicOf(statement, words, style);
  if (sources.length > 0 && (topic !== "treatment" || isReported(statement, style))) return true;
  if (topic === "other" || (on === "clinic" && (topic !== "treatment" || statement.about !== ""))) return true;
  if (isQuestion(text, words) && isOpenQuestion(statement, style)) return true;
  return isLedIn(statement, words, style);
}

/** A note alone makes no report of a sentence: it must say what was found and in how many, or leave the matter open. */
function isReported(statement: Statement, style: Style): boolean {
  return isSizedResult(statement) || isReportedResult(statement) || leavesOpen(statement.text, style);
}
