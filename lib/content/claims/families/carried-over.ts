import { isKnown, type Source } from "../../sources/schema.ts";
import type { Span } from "../clauses.ts";
import { leavesOpen } from "../excuses/cues.ts";
import type { Statement } from "../statement.ts";
import type { Style } from "../style.ts";

const RUPTURE = /\b(?:re-?)?ruptur\w*|\btorn\b|\btears?\b|\btore\b/i;

/** What a sentence must name when its source is about something else than a rupture. */
const OTHER_INJURY =
  /\b(?:wear|worn|tendinopath\w*|tendin\w+|sore tendon|not (?:a )?(?:torn|ruptur\w*)|knees?|kneecap|patellar|shoulders?|bones?|other (?:tendons?|injur\w+|problems?)|tendon (?:problems|disorders)|arthritis)\b|\b(?:none|nobody|no one|no)\b[^.;]{0,40}\b(?:ruptur|torn|tear)/i;

const CELLS =
  /\b(?:(?:stem |marrow |fat |cultured |own )?cells|MSCs?|stem cell|cell (?:injections?|therap\w+|treatments?))\b/i;

/** Cells that are named as absent: “it has no stem cell option”, “without cells”. */
const NO_CELLS = /\b(?:no|not|without|none|nobody|neither|never|before)\b[^.;]{0,30}\bcells?\b/i;

const PLATELETS = /\bPRP\b|\bplatelets?\b/i;

/**
 * The word for a rupture, or for cells, in a sentence whose only notes lead to studies of another injury or another product,
 * when the sentence does not say so. What a source says of itself in `sources.yaml` decides.
 */
export function carriedOverIn({ text, sources }: Statement, style: Style): Span | undefined {
  if (sources.length === 0 || leavesOpen(text, style)) return undefined;
  const rupture = RUPTURE.exec(text);
  if (rupture && !OTHER_INJURY.test(text) && sources.every(isOfAnotherInjury)) return spanOf(rupture);
  const cells = CELLS.exec(text);
  if (cells && !PLATELETS.test(text) && !NO_CELLS.test(text) && sources.every(isOfAnotherProduct)) return spanOf(cells);
  return undefined;
}

function isOfAnotherInjury({ injury }: Source): boolean {
  return isKnown(injury) && !RUPTURE.test(injury.replaceAll(/\bnot (?:\w+ )?ruptur\w*/gi, ""));
}

/** Platelets, a boot or surgery are no stem cells, and what is compared with none is not tested. */
function isOfAnotherProduct({ product, comparator = "" }: Source): boolean {
  return isKnown(product) && !/\b(?:cells?|marrow|SVF|biologic\w*|websites?)\b/i.test(`${product} ${comparator}`);
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}
