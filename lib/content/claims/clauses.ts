/** Part of a sentence, from `start` up to `end`. */
export type Span = { start: number; end: number };

/**
 * Where one thought ends and another begins: after a contrast, a semicolon or dash, or a comma that opens a new subject.
 * What is denied before such a place is not denied after it.
 */
const BOUNDARY =
  /;|:(?=\s)|\s[–—-]\s|—|,?\s(?:but|however|yet|although|though|while|whereas|nevertheless|instead|because|except that)\s|,\s(?:and |so |then |which is why )?(?=(?:it|they|we|you|our|your|the (?:cells|injection|treatment|tendon)|stem|these|this|most|all|many|cells|injections?|patients)\s)|\s(?:and|so)\s(?=(?:it|they|we|our|you|your tendon|the (?:cells|injection|treatment|tendon)|stem cells|these|this|most|all|patients|cells|is|are|was|has been|will)\s)/giu;

/** The clause of a sentence in which a match stands. */
export function clauseAround(text: string, match: Span): Span {
  const bounds = [...text.matchAll(BOUNDARY)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
  const before = bounds.findLast((bound) => bound.end <= match.start);
  const after = bounds.find((bound) => bound.start >= match.end);
  return { start: before?.end ?? 0, end: after?.start ?? text.length };
}
