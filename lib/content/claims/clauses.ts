/** Part of a sentence, from `start` up to `end`. */
export type Span = { start: number; end: number };

/**
 * Where one thought ends and another begins: after a contrast, a semicolon or dash, or a comma that opens a new subject.
 * What is denied before such a place is not denied after it.
 */
const CLAUSE =
  /;|,\s(?:only|just)\s(?=that\b|for\b)|:(?=\s)|\s[–—-]\s|—|,?\s(?:but|however(?=,)|yet|although|though|while|whereas|nevertheless|instead|because|except that)[\s,]|,\sso\s|,\s(?:and |so |then |which is why )?(?=(?:it|they|we|you|our|your|the (?:cells|injection|treatment|tendon)|stem|these|this|most|all|many|cells|injections?|patients)\s)|\s(?:and|so)\s(?=(?:it|they|we|our|you|your tendon|the (?:cells|injection|treatment|tendon)|stem cells|these|this|most|all|patients|cells|is|are|was|has been|will)\s)/gi;

/** Where a sentence turns: what is granted before “but”, or after “although” up to the comma, weakens nothing after it. */
const TURN =
  /;|,\s(?:only|just)\s(?=that\b|for\b)|\s[–—-]\s|—|,?\s(?:but|however(?=,)|yet|nevertheless|still,)[\s,]|,\s(?:so|which is why)\s(?=(?:you|your|we|our|it|the|cells|there)\s)/gi;

const GRANTED = /^(?:while|although|though|even (?:if|though)|despite|whilst|granted|admittedly)\b[^,]*,\s/i;

/** The clause of a sentence in which a match stands. */
export function clauseAround(text: string, match: Span): Span {
  return between(text, match, [...granted(text), ...text.matchAll(CLAUSE)]);
}

/** The part of a sentence between two turns in which a match stands; wider than a clause. */
export function thoughtAround(text: string, match: Span): Span {
  return between(text, match, [...granted(text), ...text.matchAll(TURN)]);
}

function granted(text: string): RegExpExecArray[] {
  const found = GRANTED.exec(text);
  return found ? [found] : [];
}

function between(text: string, match: Span, found: RegExpExecArray[]): Span {
  const bounds = found
    .map(({ index, 0: words }) => ({ start: index, end: index + words.length }))
    .toSorted((a, b) => a.end - b.end);
  const before = bounds.findLast((bound) => bound.end <= match.start);
  const after = bounds.find((bound) => bound.start >= match.end);
  return { start: before?.end ?? 0, end: after?.start ?? text.length };
}
