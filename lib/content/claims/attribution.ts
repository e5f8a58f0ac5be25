import { numbersIn } from "../numbers.ts";
import { isKnown, type Source } from "../sources/schema.ts";
import { leavesOpen } from "./excuses/cues.ts";
import type { Statement } from "./statement.ts";
import type { Style } from "./style.ts";

const NUMBER =
  "(?:\\d[\\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty(?:-\\w+)?|thirty|forty(?:-\\w+)?|fifty)";

const PEOPLE =
  "(?:people|persons?|patients?|participants?|adults?|athletes?|men|women|volunteers?|tendons|ruptures|cases|trials|runners|horses|rabbits|rats|draws|clinics|players|centers|aspirations|samplings)";

/** A count of those who were studied: “7 people”, “of the 44”, “in one report of seven”, “n = 10”. */
const SIZE = new RegExp(
  `\\b${NUMBER}(?:[ -](?:[\\w-]+ ){0,3}?)${PEOPLE}\\b|\\b(?:of|in|among|all|for) (?:the |all |these |those )?${NUMBER}\\b(?! ?(?:%|per|weeks?|months?|years?|days?|hours?|minutes?))|\\bn ?= ?\\d+|\\b${NUMBER} of (?:the )?${NUMBER}\\b|\\bone person\\b|\\b${NUMBER}-person\\b`,
  "i",
);

const STUDY =
  /\b(?:stud(?:y|ies)|trials?|series|reports?|reported|said to|authors?|researchers?|reviews?|paper|poster|audit|survey|followed|randomi[sz]ed|UKSTAR|PATH-2|ASCAT|meta-analysis|compared|group|groups)\b/i;

/** The clinic's own figures are no study, whatever their size. */
const OWN =
  /\bour (?:\w+ ){0,2}(?:stud\w+|patients?|trial|data|results|clients|records|figures|audit|registry|research|experience)\b|\bwe (?:have )?(?:treated|followed|found that|helped|seen)\b/i;

/** A small study used to say what will happen to the reader is no report of that study. */
const STRETCHED =
  /\b(?:cells?|injections?|concentrate) (?:heal|repair|restore|regenerate|regrow|mend|fix|cure|work)s?\b|\b(?:proves?|proven|proof|confirms?|means? (?:that )?(?:you|it|cells)|(?:so|and) (?:you|it|the|stem|cells) (?:can|will|have|works?|heals?|is)|you (?:can|will)(?: be)? too|shows? (?:that )?(?:stem |the )?(?:cells?|injections?|it|treatment) (?:works?|heals?|is|are|can|regenerates?|repairs?|cures?)|which is why (?:we|our)|so we|no reason (?:why )?you|you should be|same for you)\b/i;

/** True when the sentence says which study it reports and how many people were in it. */
export function isSizedResult({ text, sources }: Statement): boolean {
  if (OWN.test(text) && sources.length === 0) return false;
  const named = STUDY.test(text) || sources.length > 0;
  return SIZE.test(text) && named && !STRETCHED.test(text) && isSizeOf(text, sources);
}

/** True when a number of the sentence is one that a noted source gives for its people; any will do where none is known. */
function isSizeOf(text: string, sources: Source[]): boolean {
  const sizes = sources.flatMap(({ people, figures }) => [
    ...(isKnown(people) ? [Number(people)] : []),
    ...figures
      .filter(({ unit }) => /people|tendons|trials|studies/.test(unit))
      .flatMap(({ value }) => numbersIn(value)),
  ]);
  const known = new Set(sizes.flatMap((size) => (typeof size === "number" ? [size] : [size.value, size.of])));
  return (
    known.size === 0 || numbersIn(text).some(({ value, of }) => known.has(value) || (of !== undefined && known.has(of)))
  );
}

/** True when the sentence notes a source and reports what it says, rather than stating it as a fact. */
export function isReportedResult(statement: Statement): boolean {
  const { text, sources, nearby, before } = statement;
  if (sources.length === 0 || STRETCHED.test(text) || (SIZE.test(text) && !isSizeOf(text, sources))) return false;
  const reports =
    /\b(?:authors?|reports?|reported|described?|said|says?|write|wrote|found|trial|study|review|series|average\w*|median|scores?|fell|rose|argued|listed|warns?|counts?)\b/i;
  const sized = sources.some((source) => isKnown(source.people)) && (SIZE.test(nearby) || SIZE.test(before));
  return reports.test(text) || sized;
}

/** True when a result of some people, in this sentence or the one before, is told together with what it cannot show. */
export function isLimitedResult({ text, before }: Statement, end: number, style: Style): boolean {
  const reported = SIZE.test(text) || (SIZE.test(before) && STUDY.test(before)) || STUDY.test(text.slice(0, end));
  return reported && !OWN.test(text) && !STRETCHED.test(text) && leavesOpen(text.slice(end), style);
}

/** True when a controlled study of both arms stands behind a comparison. */
export function isTrialOfBoth(statement: Statement): boolean {
  const compares = /\b(?:than|versus|vs|compared|against|between|both|no difference|groups?|times|with|points)\b/i;
  const cited = statement.sources.some(({ comparator }) => isKnown(comparator) && comparator !== "none");
  const uncontrolled = statement.sources.some(({ comparator }) => comparator === "none");
  if (statement.sources.length > 0 && /\bboth (?:groups|arms)\b/i.test(statement.text)) return true;
  if (
    isReportedResult(statement) &&
    !/\b(?:better|safer|faster|quicker|sooner|fewer|lower|superior|less|effective) than\b/i.test(statement.text)
  )
    return true;
  if (uncontrolled && !cited) return false;
  return (
    cited ||
    (isSizedResult(statement) && /\btrial|randomi[sz]ed/i.test(statement.text) && compares.test(statement.text))
  );
}
