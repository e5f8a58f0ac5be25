import type { Span } from "./clauses.ts";
import type { Statement } from "./statement.ts";
import type { Style } from "./style.ts";

/** Care that is named only to be spared, or cells that are named only as absent, are not what a sentence is about. */
const SPARED =
  /\b(?:without|avoid\w*|instead of|rather than|than|no|skip\w*|replac\w+|alternative to|spares? you|escape|not|unlike|versus|over|need for|compared (?:with|to)|before|after|alongside|along with|as well as|bypass|delay\w*|between|what|why risk|when)\s+(?:\w+\s+){0,2}?(?=\w)(?:surg\w+|operations?|stitch\w*|boots?|casts?|cells?|injections?|rehab\w*|medicines?|painkillers?|the knife|stem cells?|an? (?:operation|cast|boot|injection))\b/giu;

/** What heals or fails by itself; a sentence about these alone says nothing about a treatment. */
const INJURED =
  /^(?:in general,? |often,? |usually,? )?(?:(?:a|an|the|your|most|many|some|all|any|each|these|torn|small|new|old|complete|partial|blunt|human|healthy|untreated|missed|worn|such|adult|ruptured) )*(?:achilles|tendons?|tears?|ruptures?|re-ruptures?|wounds?|injur\w+|bones?|tissues?|muscles?|nerves?|bodies|body|calf|ankle|swelling|pain|age|smoking|smokers|diabetes|walking|crutches|skin|scan|scans|blood supply|time|doctors|sleep|food|protein|patience|nature)\b/iu;

/** True when the claim is about the treatment that the clinic sells, and not about usual care or the body itself. */
export function isAboutCells(statement: Statement, match: Span, style: Style): boolean {
  const text = statement.text.replaceAll(SPARED, (words) => "_".repeat(words.length));
  const mentions = (words: RegExp, part: string) => part.search(words) >= 0;
  const left = text.slice(0, match.start);
  const rest = left + text.slice(match.end);
  const { cells, care } = style.words;
  if (mentions(cells, left)) return true;
  if (mentions(care, left)) return false;
  if (mentions(cells, text)) return true;
  if (mentions(care, rest) || /\bwithout (?:any |stem )*(?:cells|injections?)\b/iu.test(statement.text)) return false;
  if (mentions(cells, statement.about)) return true;
  if (mentions(care, statement.about)) return false;
  if (statement.plain) return false;
  if (isCarriedFromCare(statement, style)) return false;
  return /\b(?:treatments?|therap\w+|procedure)\b/iu.test(text) || !INJURED.test(text);
}

/** “It”, “both groups” and the like speak of what the sentence before spoke of. */
function isCarriedFromCare({ text, before, leadIn }: Statement, style: Style): boolean {
  const carrying =
    /^(?:it|this|that|they|these|those|both|either|you|people|patients|most|then|later|with it|after)\b/iu;
  const earlier = before || leadIn;
  if (!carrying.test(text) || earlier === "") return false;
  return earlier.search(style.words.care) >= 0 && earlier.search(style.words.cells) < 0;
}
