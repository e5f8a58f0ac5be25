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
  /\bstem cells?\b|\bMSCs?\b|\b(?:marrow|fat|cultured|own|stromal) cells?\b|\bcell (?:injections?|therap\w+|treatments?)\b/i;

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
  if (cells && !PLATELETS.test(text) && sources.every(isOfAnotherProduct)) return spanOf(cells);
  return undefined;
}

function isOfAnotherInjury({ injury }: Source): boolean {
  return isKnown(injury) && !RUPTURE.test(injury.replaceAll(/\bnot (?:\w+ )?ruptur\w*/gi, ""));
}

/** Platelets are no stem cells; other products, such as a boot, are compared in many ways and not judged here. */
function isOfAnotherProduct({ product }: Source): boolean {
  return isKnown(product) && PLATELETS.test(product) && !/\b(?:cells|marrow|SVF)\b/i.test(product);
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}
