import { isReportedResult, isSizedResult } from "../attribution.ts";
import type { Accepts, Claim } from "../claim.ts";
import { clauseAround } from "../clauses.ts";
import { isAboutCells } from "../topic.ts";

/** A finding that says of itself that it comes from the lab or from animals. */
const LAB =
  /\b(?:in (?:the|a) (?:lab|laboratory|dish|petri dish|test tube)|laboratory|lab (?:work|studies|tests?|experiments?)|in (?:some |the |a few )?(?:animals|rats|rabbits|mice|horses|sheep)|animal (?:work|studies|study|models?|experiments?)|in vitro|cell culture)\b/iu;

/** A lab finding that goes on to what it means for people is no lab finding any more. */
const LEAP =
  /\b(?:so (?:it|they|you|the|your|we)|which (?:means|proves|is why)|meaning|therefore|proves?|your tendon|in you\b|just as|the same in|likewise|what to expect|gives? (?:you|us) (?:an idea|a sense|hope)|yours (?:will|can|does))\b/iu;

/** An effect may be told of usual care, of the lab, and of a study with its size or its note. */
export function acceptsEfficacy(claim: Claim): boolean {
  const { statement, match, style } = claim;
  if (isHarm(claim) || !isAboutCells(statement, match, style) || isLabFinding(statement.text)) return true;
  if (isSizedResult(statement) || isReportedResult(statement)) return true;
  return statement.sources.length > 0 && statement.text.slice(0, match.start).search(style.words.hedge) >= 0;
}

/** A softened effect may also stand with any source in its sentence. */
export const acceptsSoftEfficacy: Accepts = (claim) => claim.statement.sources.length > 0 || acceptsEfficacy(claim);

/** What cells do may be told of the lab, or as what a cited author argues. */
export const acceptsMechanism: Accepts = ({ statement, match, style }) =>
  isLabFinding(statement.text) ||
  isReportedResult(statement) ||
  isHarm({ statement, match, style, words: "" }) ||
  /\b(?:infect\w*|bleed\w*|tumou?rs?|clots?|harm)\b/i.test(statement.text.slice(match.start)) ||
  !/\b(?:cells?|MSCs?|injections?|they|these|it|exosomes?|factors?|concentrate|BMAC|PRP|treatment|therapy|which|that|body's|nature's|building)\b/iu.test(
    statement.text,
  ) ||
  !isAboutCells(statement, match, style);

/** Evidence from elsewhere may stand when the sentence says what it came from and claims nothing for the Achilles. */
export const acceptsCarriedOver: Accepts = ({ statement, style, match }) =>
  !isAboutCells(statement, match, style) ||
  (statement.sources.length > 0 && !/\b(?:so|therefore|proves?|means?|should|will)\b/iu.test(statement.text));

/** True for a finding from the lab or from animals that claims nothing for people. */
export function isLabFinding(text: string): boolean {
  return LAB.test(text) && !LEAP.test(text);
}

/** A clause that tells of harm, cost or trouble; its verb is no effect that anyone would sell. */
export function isHarm({ statement, match }: Claim): boolean {
  const clause = clauseAround(statement.text, match);
  return /\b(?:harm\w*|weak|lost|waiting|fees?|prices?|billed|quoted|takes? (?:a|many|several|up to a) (?:year|months)|numb\w*|infect\w+|hurts?|worse\w*|damag\w+ (?:the|your)|delay\w*|weaken\w*|may not|might not|bleed\w*|tumou?rs?|clots?|very painful|costs?|side effects? (?:include|are)|wasted?)\b/iu.test(
    statement.text.slice(clause.start, match.start),
  );
}
