/** A word as it stands in a text: where it begins and ends, and its stem, by which words are compared. */
export type Word = { stem: string; start: number; end: number };

/** A number with its commas and its point, or letters with the apostrophes among them. */
const WORD = /\d+(?:[.,]\d+)*|[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu;

/** Words that stand in every text and every question. Alone they say nothing of what somebody looks for. */
const SMALL = new Set(
  `a about after again all also am an and any are as at be been before but by can cannot cant could did do does
  doesnt dont even felt for from get go going got had has have he heard her him his how i if im in into is isnt it its ive
  just ll m many may me more much my need no not of on only or our out over please re really s she should so some
  t take tell than that the their them then there these they this those to too up us ve very want was we were what
  whats when where which who whom why will with would you your`.split(/\s+/),
);

/** The words of a text in order. Whoever reads many texts gives a `stem` that remembers. */
export function wordsIn(text: string, stem: (word: string) => string = stemOf): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: written, index }) => {
    return { stem: stem(written), start: index, end: index + written.length };
  });
}

/** The stems of a text in one line, with a space around each, so that one text can be looked for in another. */
export function stemLine(text: string): string {
  return ` ${wordsIn(text)
    .map(({ stem }) => stem)
    .join(" ")} `;
}

/** Words joined by a hyphen, each pair as one word, since people write “rerupture” and “xray” too. */
export function joinedWordsIn(text: string, words: Word[]): Word[] {
  return words.slice(1).flatMap((word, at) => {
    const before = words[at];
    if (!before || text.slice(before.end, word.start) !== "-") return [];
    return [
      {
        stem: stemOf(text.slice(before.start, before.end) + text.slice(word.start, word.end)),
        start: before.start,
        end: word.end,
      },
    ];
  });
}

/** True for a stem that says nothing of what somebody looks for. */
export function isSmall(stem: string): boolean {
  return SMALL.has(stem);
}

/**
 * What a word has in common with its other forms: small letters, no accents, and without the usual English endings.
 * “Injections” becomes “injection”, “swelling” becomes “swell”. It need not be a word, only the same for the same.
 */
export function stemOf(word: string): string {
  const plain = word
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]s$/, "")
    .replaceAll(/['’,]/g, "");
  return /^\p{L}{4,}$/u.test(plain) && !SMALL.has(plain) ? withoutEnding(withoutPlural(plain)) : plain;
}

function withoutPlural(word: string): string {
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|tch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

function withoutEnding(word: string): string {
  const stem = word.replace(/(?:ing|(?<!e)ed)$/, "");
  if (stem === word || stem.length < 3 || !/[aeiouy]/.test(stem)) return word;
  return /([^lsz])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}
