import type { Accepts } from "./claim.ts";
import type { Span } from "./clauses.ts";
import { isExcused, isWithinDoubt } from "./excuses/excuse.ts";
import { acceptsComparative } from "./families/comparisons.ts";
import { acceptsCarriedOver, acceptsEfficacy, acceptsMechanism, acceptsSoftEfficacy } from "./families/effects.ts";
import { acceptsFavour, acceptsRestoration } from "./families/favour.ts";
import { acceptsPercentage, acceptsSuccessRate } from "./families/figures.ts";
import { acceptsAllPatients, acceptsGeneralised, acceptsTestimonial } from "./families/people.ts";
import { acceptsOwnCells, acceptsUrgency } from "./families/pressure.ts";
import { acceptsCure, acceptsGuarantee, acceptsHype } from "./families/promises.ts";
import { acceptsSafety } from "./families/safety.ts";
import { acceptsNothing, acceptsRegulatory } from "./families/standing.ts";
import type { Statement } from "./statement.ts";
import { FAMILY_NAMES, type FamilyName, type Style } from "./style.ts";

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
};

/** The claims in a sentence that neither its own words nor its neighbours take back; at most one for the same words. */
export function claimsIn(statement: Statement, style: Style): Finding[] {
  const findings: Finding[] = [];
  for (const family of FAMILY_NAMES) {
    const found = firstRefused(statement, family, style);
    if (found && !findings.some((other) => overlap(other.at, found))) {
      findings.push({ family, words: statement.text.slice(found.start, found.end).trim(), at: found });
    }
  }
  return findings;
}

function firstRefused(statement: Statement, family: FamilyName, style: Style): Span | undefined {
  const { patterns, broad } = style.families[family];
  for (const pattern of patterns) {
    for (const { index, 0: words } of statement.text.matchAll(pattern)) {
      const match = { start: index, end: index + words.length };
      if (words.trim() === "" || isExcused(statement, match, style)) continue;
      if (broad && isWithinDoubt(statement, match, style)) continue;
      if (!ACCEPTS[family]({ statement, match, words, style })) return match;
    }
  }
  return undefined;
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
