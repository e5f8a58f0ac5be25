/** One trait of a sentence: a word, words that follow each other, or the beginning of a longer word. */
export type Trait = { name: string; at: number; length: number };

/** Longer words count by their beginning too, so that “healing” says something of “healed”. */
const STEM = 5;

/**
 * The traits by which a sentence is compared with others: its words, each two and three that follow each other, each two
 * with one word between them, and the beginnings of longer words. Numbers are all alike; the beginning and the end of the
 * sentence count as words.
 */
export function traitsOf(sentence: string): Trait[] {
  const words = wordsOf(sentence);
  const traits = new Map<string, Trait>();
  function add(name: string, from: Word, to: Word) {
    const trait = { name, at: from.at, length: to.at + to.length - from.at };
    if (!traits.has(name)) traits.set(name, trait);
  }
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    const third = words[at + 2];
    add(word.text, word, word);
    if (word.text.length > STEM) add(`~${word.text.slice(0, STEM)}`, word, word);
    if (next) add(`${word.text} ${next.text}`, word, next);
    if (third) add(`${word.text} _ ${third.text}`, word, third);
    if (next && third) add(`${word.text} ${next.text} ${third.text}`, word, third);
  }
  return [...traits.values()];
}

type Word = { text: string; at: number; length: number };

function wordsOf(sentence: string): Word[] {
  const found = [
    ...sentence
      .toLowerCase()
      .replaceAll("’", "'")
      .matchAll(/\d[\d,.]*|[\p{L}']+|[?%$£€!:]/gu),
  ];
  const words = found.map(({ 0: text, index }) => ({
    text: /^\d/.test(text) ? "#" : text,
    at: index,
    length: text.length,
  }));
  return [{ text: "^", at: 0, length: 0 }, ...words, { text: "$end", at: sentence.length, length: 0 }];
}
