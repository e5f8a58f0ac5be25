import { isLimitedResult, isSizedResult } from "../attribution.ts";
import { type Span, thoughtAround } from "../clauses.ts";
import { leavesOpen } from "../excuses/cues.ts";
import { isExcused } from "../excuses/excuse.ts";
import type { Statement } from "../statement.ts";
import type { Style } from "../style.ts";
import { topicOf } from "../topic.ts";

/** As many words as a message repeats. */
const SHOWN = /^(?:\S+\s+){0,7}\S+/;

/** A full sentence; headings, cells and labels name things without saying anything of them. */
const SENTENCE = /^(?:\S+\s+){4,}\S+[.!]["”’)]?$/;

/**
 * A sentence about the treatment that shows nothing to stand on: no source, no study, no doubt, and nothing of what is done,
 * of what it costs, of harm, law or advice. Whatever it says then, it says to make the treatment look good. The lines of the
 * product card say what the product is and stand on the clinic's word.
 */
export function unsupportedIn(statement: Statement, style: Style): Span | undefined {
  const { text, after, sources, plain, urgentCare, on, about } = statement;
  if (
    plain ||
    urgentCare ||
    (on === "clinic" && about !== "") ||
    sources.length > 0 ||
    !SENTENCE.test(text) ||
    after.includes("?")
  )
    return undefined;
  const at = text.search(style.words.cells);
  if (at < 0 || topicOf(statement, { start: at, end: at + 1 }, style) !== "treatment") return undefined;
  if (text.search(style.words.plainFact) >= 0 || text.search(style.words.site) >= 0) return undefined;
  if (isSizedResult(statement) || isLimitedResult(statement, 0, style)) return undefined;
  const thought = thoughtAround(text, { start: at, end: at + 1 });
  if (leavesOpen(text.slice(thought.start, thought.end), style)) return undefined;
  if (isExcused(statement, { start: at, end: at + 1 }, style)) return undefined;
  return { start: 0, end: SHOWN.exec(text)?.[0].length ?? text.length };
}
