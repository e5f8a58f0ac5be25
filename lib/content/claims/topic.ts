import { clauseAround, type Span } from "./clauses.ts";
import type { Statement } from "./statement.ts";
import type { Style } from "./style.ts";

/**
 * What a sentence is about, where words that praise or promise stand in it.
 *
 * `treatment` is what the clinic sells; `care` is surgery, boot, cast, exercise; `body` is what a tendon or a calf does
 * by itself; `other` is the site, the form and the like; `open` names none of these, as a heading or a button does.
 */
export type Topic = "treatment" | "care" | "body" | "other" | "open";

/** Care that is named only to be spared or beaten, and cells named as absent, are not what a sentence is about. */
const SPARED =
  /\b(?:without|avoid\w*|instead of|rather than|than(?: after| with)?|no|skip\w*|replac\w+|alternative to|spares? you|escape|not|isn't|aren't|need(?:s|ed|ing)?|can't face|cannot face|(?:nervous|old|busy|unfit|frail|ready) for|par with|swap\w*|trad(?:e|ing)|ditch\w*|beside|none of the|meant|go back to|months off|(?:dangers?|risks?|trauma|scars?|pain|fear|cost) of|unlike|versus|over|need for|compared (?:with|to)|alongside|along with|as well as|bypass|delay\w*|cancel\w*|between|what|why risk|why spend|nothing left but|settle for|dread\w*|with or without|time in|weeks in|months in|reach for|when the|once the)\s+(?:\w+,?\s+){0,3}?(?=\w)(?:surg\w+|operations?|stitch\w*|boots?|casts?|cells?|injections?|rehab\w*|physio\w*|medicines?|painkillers?|the knife|stem cells?|an(?:a)?esthetic|plaster|scalpel|theatre|an? (?:operation|cast|boot|injection))\b/gi;

/** Care that is said to fail, so that something else may follow. */
const FAILING =
  /\b(?:surgeons?|surgery|operations?|boots?|casts?|physio\w*|rehab) (?:has |have |had |is |was )?(?:run out|let \w+ down|failed|fails?|given up|gives up|fall(?:s|en)? short|could do no|done all)\b/gi;

/** Those who give care, named as witnesses for something else. */
const VOUCHING =
  /\b(?:surgeons?|physio\w*|consultants?|specialists?)\b(?= (?:\w+ ){0,4}(?:tells?|notices?|sees?|feels?|rel(?:y|ies|ied)|chooses?|chose|prefers?|agrees?|sends?|uses?|reach(?:es)?)\b)/gi;

/** A sentence in which nothing is said to be given: “whether or not anything is injected”, “without cells”. */
const WITHOUT_CELLS =
  /\b(?:without|no|nor|not|never|before (?:any|an?)|whether or not anything is|instead of|than)\s+(?:any |the |an? |stem |having )*(?:cells?|injections?|injected|concentrate|PRP)\b/gi;

/** What heals or fails by itself; a sentence about these alone says nothing about a treatment. */
const BODY =
  /^(?:in general,? |often,? |usually,? |sometimes,? |at first,? |on its own,? )?(?:(?:a|an|the|your|most|many|some|all|any|each|these|torn|small|new|old|fresh|complete|partial|blunt|human|healthy|untreated|missed|worn|such|adult|ruptured|achilles|snapped|tight|weak) )*(?:achilles|tendons?|tears?|ruptures?|re-ruptures?|wounds?|injur\w+|bones?|tissues?|muscles?|nerves?|bodies|body|calf|calves|ankle|heel|leg|foot|swelling|pain|age|smoking|smokers|diabetes|walking|crutches|skin|scars?|scar tissue|scan|scans|blood supply|older (?:people|adults)|people (?:over|with|who smoke)|time|sleep|food|protein|patience|nature|healing|recovery|gap)\b/i;

/** What the clause around some words is about. */
export function topicOf(statement: Statement, match: Span, style: Style): Topic {
  const { cells, care, site } = style.words;
  const has = (words: RegExp, part: string) => part.search(words) >= 0;
  if (HEALING_ITSELF.test(statement.text.slice(0, match.start)) && !has(cells, statement.text)) return "body";
  const given = statement.text.replaceAll(WITHOUT_CELLS, blank);
  const whole = given.replaceAll(SPARED, blank).replaceAll(FAILING, blank).replaceAll(VOUCHING, blank);
  const { start, end } = clauseAround(whole, match);
  const left = whole.slice(start, match.start);
  const clause = whole.slice(start, end);
  const outside = left + whole.slice(match.end, end);
  if (has(cells, clause)) return "treatment";
  if (given !== statement.text && !has(cells, whole)) return "care";
  if (OURS.test(clause)) return "open";
  if (has(care, outside))
    return has(cells, whole.slice(0, start)) && !startsWith(care, clause) && !BODY.test(clause.trim())
      ? "treatment"
      : "care";
  if (/\b(?:after|with|following|from|since) (?:the |your |our )?(?:treatments?|therapy|procedure)\b/i.test(whole))
    return "treatment";
  if (BODY.test(clause.trim()) && !SPEAKS_FOR_ITSELF.test(clause) && !has(cells, whole))
    return has(care, whole) ? "care" : "body";
  if (has(cells, whole)) return "treatment";
  if (has(care, whole.slice(0, match.start) + whole.slice(match.end))) return "care";
  if (has(site, whole)) return "other";
  return topicAround(statement, whole, style);
}

/** What the words around a sentence say it is about, when it does not say so itself. */
function topicAround(statement: Statement, text: string, { words: { cells, care, site } }: Style): Topic {
  const has = (words: RegExp, part: string) => part.search(words) >= 0;
  if (has(cells, statement.about)) return "treatment";
  if (has(care, statement.about)) return "care";
  if (statement.plain || (has(site, statement.nearby) && !has(cells, statement.nearby))) return "other";
  if (CARRYING.test(text)) {
    const earlier = statement.before || statement.leadIn;
    if (has(site, earlier) && !has(cells, earlier)) return "other";
    if (has(cells, earlier)) return "treatment";
    if (has(care, earlier)) return "care";
  }
  if (/\b(?:treatments?|therap\w+|procedure)\b/i.test(text)) return "treatment";
  return BODY.test(text) && !SPEAKS_FOR_ITSELF.test(text) ? "body" : "open";
}

/** The clinic tells what it sees or does. */
const SPEAKS_FOR_ITSELF = /\b(?:we|our|us|here)\b/i;

/** “Once the wound has healed”: what stands right before the words is what heals. */
const HEALING_ITSELF = /\b(?:wounds?|skin|bones?|scars?|stitches|smokers|older people|people over \d+)(?: \w+){0,2} $/i;

/** “It”, “both groups” and the like speak of what the sentence before spoke of. */
const CARRYING =
  /^(?:it|this|that|they|these|those|both|either|you|people|patients|most|many|then|later|with it|after|expect|wear|keep)\b/i;

/** True when the claim is about the treatment that the clinic sells, and not about usual care or the body itself. */
export function isAboutCells(statement: Statement, match: Span, style: Style): boolean {
  const topic = topicOf(statement, match, style);
  return topic === "treatment" || topic === "open";
}

/** “Surgery has stitches and scars; this has none of them”: the contrast is with what the clinic sells. */
const OURS = /^\W*(?:this|ours|with us|here)\b(?! (?:is |was )?(?:why|what|when|true|because))/i;

function startsWith(words: RegExp, text: string): boolean {
  const at = text.search(words);
  return at >= 0 && /^\W*(?:the |a |an |your |early |open )?$/i.test(text.slice(0, at));
}

function blank(words: string): string {
  return "_".repeat(words.length);
}
