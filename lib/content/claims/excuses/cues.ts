import { rememberingFor } from "../../remember.ts";
import type { Style } from "../style.ts";

/** A “not” that is about knowing: nobody knows, no trial has shown, it cannot tell you, it has never been tested. */
const NOT_KNOWN =
  /(?:\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|hardly|seldom|rarely|few|yet to|fails? to|failed to|far from|more than)|n't)\b(?:,? [\w'-]+){0,6}? (?:knows?|known|knew|show|shows|shown|showed|proven?|proved|proof|proves|test|tested|tests|testing|compared?|comparison|compares|published|stud(?:y|ies|ied)|trials?|evidence|data|figures?|count|counted|counts|say|says|tell|tells|promise[sd]?|guarantee[sd]?|mean|means|establish(?:ed)?|supports?|supported|confirm\w*|demonstrate\w*|measured?|checked|reported|found|find|approved|approval|cleared|licen[cs]ed?|sure|certain|clear|agree|judge|predict|rule out|explain|controls?|control group|basis|believe|think|sign that|the same|seal|stamp|research|overse\w+|assured?|assumed?|claim|establish|answer|follow|learned?|vouch|back (?:it|this|that) up|credit|finding|mention\w*|carr(?:y|ied) over|apply|applied)\b/i;

/**
 * True when some words deny that something is known, or leave it open: “unproven”, “nobody knows”, “not been tested”.
 *
 * A bare “not” is not enough, since praise is full of them: “no downtime”, “nothing comes close”.
 */
export function leavesOpen(text: string, style: Style): boolean {
  const rest = withoutFalseDenials(text, style);
  return rest.search(style.words.unknown) >= 0 || NOT_KNOWN.test(rest);
}

/** The text with each false denial replaced by as many strokes, so that places stay true. */
export const withoutFalseDenials = rememberingFor((text: string, style: Style) =>
  text.replaceAll(style.words.praiseByDenial, (words) => "_".repeat(words.length)),
);
