import { rememberingAllFor } from "../remember.ts";
import type { Accepts } from "./claim.ts";
import type { Span } from "./clauses.ts";
import { isExcused, isWithinDoubt } from "./excuses/excuse.ts";
import { carriedOverIn } from "./families/carried-over.ts";
import { acceptsComparative } from "./families/comparisons.ts";
import { acceptsCarriedOver, acceptsEfficacy, acceptsMechanism, acceptsSoftEfficacy } from "./families/effects.ts";
import { acceptsFavour, acceptsRestoration } from "./families/favour.ts";
import { acceptsPercentage, acceptsSuccessRate } from "./families/figures.ts";
import { acceptsAllPatients, acceptsGeneralised, acceptsTestimonial } from "./families/people.ts";
import { acceptsOwnCells, acceptsUrgency } from "./families/pressure.ts";
import { acceptsCure, acceptsGuarantee, acceptsHype } from "./families/promises.ts";
import { acceptsSafety } from "./families/safety.ts";
import { acceptsNothing, acceptsRegulatory } from "./families/standing.ts";
import { unsupportedIn } from "./families/unsupported.ts";
import { likenessWithin, standsOnMore } from "./likeness/within.ts";
import type { Statement } from "./statement.ts";
import { FAMILY_NAMES, type FamilyName, mapEntries, type Style } from "./style.ts";

/** A claim that may not stand as it is. */
export type Finding = { family: FamilyName; words: string; at: Span };

const ACCEPTS: Record<FamilyName, Accepts> = {
  cure: acceptsCure,
  guarantee: acceptsGuarantee,
  hype: acceptsHype,
  safety: acceptsSafety,
  "all-patients": acceptsAllPatients,
  regulatory: acceptsRegulatory,
  "off-label": acceptsNothing,
  investigational: acceptsNothing,
  "patient-funded": acceptsNothing,
  testimonial: acceptsTestimonial,
  "success-rate": acceptsSuccessRate,
  percentage: acceptsPercentage,
  urgency: acceptsUrgency,
  "own-cells": acceptsOwnCells,
  "carried-over": acceptsCarriedOver,
  comparative: acceptsComparative,
  mechanism: acceptsMechanism,
  "soft-efficacy": acceptsSoftEfficacy,
  efficacy: acceptsEfficacy,
  generalised: acceptsGeneralised,
  comfort: acceptsFavour,
  restoration: acceptsRestoration,
  comeback: acceptsFavour,
  popularity: acceptsFavour,
  authority: acceptsFavour,
  hope: acceptsFavour,
  benefit: acceptsFavour,
  unsupported: acceptsNothing,
  likeness: acceptsNothing,
};

/**
 * The claims in a sentence that neither its own words nor its neighbours take back; at most one for the same words.
 *
 * Two judges look at it. The rules name what is wrong; they know only the shapes that somebody has thought of. The likeness
 * to labelled sentences has the wider eye: it drops what the rules found in a sentence that is plainly like the honest
 * ones, and objects where the rules found nothing and the sentence is plainly like the claims.
 */
export function claimsIn(statement: Statement, style: Style): Finding[] {
  const likeness = likenessWithin(statement, style);
  const found = ruledOut(statement, style);
  const findings = likeness.isHonest
    ? found.filter(({ family }) => style.families[family].severity === "advice")
    : found;
  const add = (family: FamilyName, at: Span) => findings.push(findingOf(statement, family, at));
  if (findings.length === 0 && likeness.isClaim && !standsOnMore(statement, likeness.words, style)) {
    add("likeness", likeness.words);
  }
  const carried = carriedOverIn(statement, style);
  if (carried) add("carried-over", carried);
  return findings;
}

/**
 * What the rules refuse. A sentence in which nothing was found, not even something excused, must still show what it stands
 * on.
 */
function ruledOut(statement: Statement, style: Style): Finding[] {
  const findings: Finding[] = [];
  let excused = false;
  for (const family of FAMILY_NAMES) {
    const { refused, found } = matchesIn(statement, family, style);
    excused ||= found;
    if (refused && !findings.some((other) => overlap(other.at, refused))) {
      findings.push(findingOf(statement, family, refused));
    }
  }
  const bare = excused ? undefined : unsupportedIn(statement, style);
  return bare ? [...findings, findingOf(statement, "unsupported", bare)] : findings;
}

function findingOf(statement: Statement, family: FamilyName, at: Span): Finding {
  return { family, words: statement.text.slice(at.start, at.end).trim(), at };
}

/** The first words of a family that may not stand, and whether any of its words were found at all. */
function matchesIn(statement: Statement, family: FamilyName, style: Style): { refused?: Span; found: boolean } {
  const found = wordsFound.one(statement.text, style)?.[family] ?? [];
  const refused = found.find((match) => {
    if (isExcused(statement, match, style)) return false;
    if (style.families[family].broad && isWithinDoubt(statement, match, style)) return false;
    const words = statement.text.slice(match.start, match.end);
    return !ACCEPTS[family]({ statement, match, words, style });
  });
  return { refused, found: found.length > 0 };
}

type Found = Record<FamilyName, Span[]>;

const wordsFound = rememberingAllFor((texts: string[], style: Style): Found[] => {
  const inAll = mapEntries(style.families, ({ patterns }) => spansInAll(patterns, texts));
  return texts.map((_, at) => mapEntries(inAll, (spans) => spans[at] ?? []));
});

/** Looks for the words of all kinds of claim in many sentences, which `claimsIn` will ask for one by one. */
export function lookThrough(texts: string[], style: Style): void {
  wordsFound.all(texts, style);
}

/**
 * What some patterns find in each text. Each pattern goes through all texts before the next: a processor takes twice as
 * long when it has to change from one to another for each sentence. Most find nothing, which is asked first.
 */
function spansInAll(patterns: RegExp[], texts: string[]): Span[][] {
  const spans: Span[][] = texts.map(() => []);
  for (const pattern of patterns) {
    for (const [at, text] of texts.entries()) {
      if (text.search(pattern) >= 0) spans[at]?.push(...spansOf(pattern, text));
    }
  }
  return spans;
}

function spansOf(pattern: RegExp, text: string): Span[] {
  return [...text.matchAll(pattern)]
    .filter(({ 0: words }) => words.trim() !== "")
    .map(({ index, 0: words }) => ({ start: index, end: index + words.length }));
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
