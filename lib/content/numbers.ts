/**
 * A number as it stands in a text.
 *
 * `shown` is what a reader sees and `at` where it begins. `value` is its size, without its sign: 1,399 is 1399, “20 million”
 * is 20000000, “seven” is 7. `negative` is true only where a minus is written. `of` is the whole of “13 of 274”.
 */
export type FoundNumber = {
  shown: string;
  at: number;
  value: number;
  negative: boolean;
  percent: boolean;
  of?: number;
};

type Token = FoundNumber & { end: number; counts: boolean };

const WORDS =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );

const SCALES: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9 };

const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";

/** Digits that are no figure: days, clock times, phone numbers, the numbers of a rule, addresses of the web. */
const NO_FIGURES = [
  /https?:\/\/\S+/g,
  /\b\d{4}-\d{2}-\d{2}\b/g,
  new RegExp(`\\b\\d{1,2} ${MONTH}(?: \\d{4})?\\b`, "g"),
  new RegExp(`\\b${MONTH} (?:\\d{1,2}, )?\\d{4}\\b`, "g"),
  new RegExp(`\\b${MONTH} \\d{1,2}\\b`, "g"),
  /\+\d[\d ().-]{6,}\d/g,
  /\b\d{3}[-. ]\d{3}[-. ]\d{4}\b/g,
  /\b\d+ CFR [\d.]+(?:\([a-z0-9]\))*/g,
  /\b\d{1,2}:\d{2}\b/g,
];

/** Not within a name (PATH-2), not an ordinal (2nd); thousands may be set off by commas. */
const DIGITS =
  /(?<![\p{L}\p{N}.,_])(?<!\p{L}[-‑])[−-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:(?<=\d)|(?=\.\d))(?:\.\d+)?(?![\d\p{L}]*(?<=\d)(?:st|nd|rd|th)\b)(?!\d)/gu;

const WORD = new RegExp(`(?<![\\p{L}\\p{N}])(?:${WORDS.join("|")})(?: and a half)?(?![\\p{L}\\p{N}])`, "giu");

/** What a number written as a word must count to be a figure. */
const COUNTED =
  /^(?:[ -](?:to|or|and) [\p{L}\d.,]+)?(?:[ -][\p{L}’'-]+){0,2}?[ -](?:people|persons?|patients?|adults?|men|women|children|clinicians?|workers?|hours?|days?|weeks?|months?|years?|trials?|studies|study|reviews?|cent(?:er|re)s?|clinics?|hospitals?|websites?|tendons?|ruptures?|tears?|injections?|doses?|cases?|complications?|deaths?|points?|times|statements?|tests?|percent|thousand|million|billion)\b/iu;

/**
 * The figures in a text, from left to right.
 *
 * Digits are figures wherever they stand, save in days, clock times, phone numbers, rule numbers, ordinals and names such
 * as PATH-2. Words from two to twenty are figures when they count people, time, studies, tendons and the like (“seven
 * people”, “four more weeks”), or stand in a share (“one in four”). “One” alone is never a figure, since it often says no
 * more than “a”; nor are half, twice, a third, or a dozen.
 */
export function numbersIn(text: string): FoundNumber[] {
  const plain = NO_FIGURES.reduce(blanked, text).replace(/(?<=\d)·(?=\d)/g, ".");
  const digits = [...plain.matchAll(DIGITS)]
    .filter(([shown]) => /\d/.test(shown))
    .map((match) => digitToken(match, plain));
  const words = [...plain.matchAll(WORD)].map((match) => wordToken(match, plain));
  const tokens = [...digits, ...words].toSorted((a, b) => a.at - b.at);
  shareScales(tokens, plain);
  return joinShares(tokens, plain).filter(({ counts }) => counts);
}

function blanked(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => " ".repeat(found.length));
}

function digitToken(match: RegExpExecArray, text: string): Token {
  const shown = match[0];
  return scaled(text, {
    shown,
    at: match.index,
    end: match.index + shown.length,
    value: Number(shown.replace(/[−,-]/g, "")),
    negative: /^[−-]/.test(shown),
    percent: false,
    counts: true,
  });
}

function wordToken(match: RegExpExecArray, text: string): Token {
  const shown = match[0];
  const [word = "", ...half] = shown.toLowerCase().split(" ");
  const end = match.index + shown.length;
  const counts = word !== "one" && COUNTED.test(text.slice(end));
  const value = WORDS.indexOf(word) + 1 + (half.length > 0 ? 0.5 : 0);
  return scaled(text, { shown, at: match.index, end, value, negative: false, percent: false, counts });
}

/** Takes in what stands right after a number: “million”, “%”. */
function scaled(text: string, token: Token): Token {
  const after = text.slice(token.end);
  const scale = /^ (thousand|million|billion)\b/i.exec(after);
  if (scale) {
    const value = token.value * (SCALES[(scale[1] ?? "").toLowerCase()] ?? 1);
    return { ...token, shown: token.shown + scale[0], end: token.end + scale[0].length, value };
  }
  const percent = /^ ?(?:%|per ?cent\b)/i.exec(after);
  return percent
    ? { ...token, shown: token.shown + percent[0], end: token.end + percent[0].length, percent: true }
    : token;
}

/** In “5 to 19 million” and “5–6%”, what follows the second number holds for the first as well. */
function shareScales(tokens: Token[], text: string) {
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    if (!next || !/^(?: (?:to|or) | ?[–-] ?)$/.test(text.slice(token.end, next.at))) continue;
    const scale = / (thousand|million|billion)$/i.exec(next.shown)?.[1]?.toLowerCase();
    if (scale && token.value < 1e3) token.value *= SCALES[scale] ?? 1;
    if (next.percent) token.percent = true;
  }
}

/** Makes one figure of “13 of 274” and “1 in 4”. A time after “in”, as in “73 in 9 months”, is a figure of its own. */
function joinShares(tokens: Token[], text: string): Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (!token) continue;
    const whole = next && isShare(token, next, text) ? next : undefined;
    if (whole) at += 1;
    joined.push(
      whole
        ? { ...token, shown: text.slice(token.at, whole.end), end: whole.end, of: whole.value, counts: true }
        : token,
    );
  }
  return joined;
}

function isShare(token: Token, next: Token, text: string): boolean {
  const link = /^ (?:out )?(of|in) (?:the |every |all |about )?$/i.exec(text.slice(token.end, next.at))?.[1];
  if (!link || token.percent || next.value < token.value) return false;
  if (link.toLowerCase() === "of") return !/^one$/i.test(token.shown);
  const isYear = /^(?:19|20)\d\d$/.test(next.shown);
  return (
    !isYear &&
    !/^[ -](?:hours?|days?|weeks?|months?|years?|hospitals?|cent(?:er|re)s?)\b/i.test(
      text.slice(next.end).replace(/^ [A-Z]+\b/, ""),
    )
  );
}
