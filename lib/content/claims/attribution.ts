import { isKnown } from "../sources/schema.ts";
import type { Statement } from "./statement.ts";

const NUMBER =
  "(?:\\d[\\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)";

/** A count of those who were studied: “7 people”, “of the 44”, “in one report of seven”, “n = 10”. */
const SIZE = new RegExp(
  `\\b${NUMBER}(?:[ -](?:\\w+ ){0,3}?)(?:people|persons?|patients?|participants?|adults?|athletes?|men|women|volunteers?|tendons|ruptures|cases|trials|runners|horses|rabbits|rats|draws|clinics|players)\\b|\\b(?:of|in|among|all|for) (?:the |all |these |those )?${NUMBER}\\b(?! ?(?:%|per|weeks?|months?|years?|days?|hours?|minutes?))|\\bn ?= ?\\d+|\\b${NUMBER} of (?:the )?${NUMBER}\\b|\\bone person\\b`,
  "iu",
);

const STUDY =
  /\b(?:stud(?:y|ies)|trials?|series|reports?|reported|authors?|researchers?|reviews?|paper|poster|audit|survey|followed|randomi[sz]ed|UKSTAR|PATH-2|ASCAT|meta-analysis|compared|group|groups|surgeons)\b/iu;

/** The clinic's own figures are no study, whatever their size. */
const OWN =
  /\bour (?:\w+ ){0,2}(?:stud\w+|patients?|trial|data|results|clients|records|figures|audit|registry|research|experience)\b|\bwe (?:have )?(?:treated|followed|found that|helped|seen)\b/iu;

/** True when the sentence says which study it reports and how many people were in it. */
export function isSizedResult({ text, sources }: Statement): boolean {
  if (OWN.test(text) && sources.length === 0) return false;
  const named = STUDY.test(text) || sources.length > 0;
  return SIZE.test(text) && named && !isStretched(text);
}

/** True when the sentence notes a source and reports what it says, rather than stating it as a fact. */
export function isReportedResult(statement: Statement): boolean {
  const { text, sources, nearby, before } = statement;
  if (sources.length === 0) return false;
  const reports =
    /\b(?:authors?|reports?|reported|described?|said|says?|write|wrote|found|trial|study|review|series|average\w*|median|scores?|fell|rose|argued|listed|warns?|counts?)\b/iu;
  const sized = sources.some((source) => isKnown(source.people)) && (SIZE.test(nearby) || SIZE.test(before));
  return reports.test(text) || sized;
}

/** True when a controlled study of both arms stands behind a comparison. */
export function isTrialOfBoth(statement: Statement): boolean {
  const compares = /\b(?:than|versus|vs|compared|against|between|both|no difference|groups?|times|with|points)\b/iu;
  const cited = statement.sources.some(({ comparator }) => isKnown(comparator) && comparator !== "none");
  const uncontrolled = statement.sources.some(({ comparator }) => comparator === "none");
  if (statement.sources.length > 0 && /\bboth (?:groups|arms)\b/iu.test(statement.text)) return true;
  if (
    isReportedResult(statement) &&
    !/\b(?:better|safer|faster|quicker|sooner|fewer|lower|superior|less|effective) than\b/iu.test(statement.text)
  )
    return true;
  if (uncontrolled && !cited) return false;
  return (
    cited ||
    (isSizedResult(statement) && /\btrial|randomi[sz]ed/iu.test(statement.text) && compares.test(statement.text))
  );
}

/** A small study used to say what will happen to the reader is no report of that study. */
function isStretched(text: string): boolean {
  return /\b(?:proves?|proven|proof|confirms?|means? (?:that )?(?:you|it|cells)|so (?:you|it|the|stem|cells) (?:can|will|works?|heals?|is)|shows? (?:that )?(?:stem |the )?(?:cells?|injections?|it|treatment) (?:works?|heals?|is|are|can|regenerates?|repairs?|cures?))\b/iu.test(
    text,
  );
}
