/** How many letters may differ for a word to count as a slip of another, by the length of the word. */
const LETTERS_PER_SLIP = 3;

/** From so many letters a shared beginning says which source was meant, as “isakos” does of “isakos-2025”. */
const SHARED_BEGINNING = 3;

/** The known word that a writer most likely meant, if one is close enough; capitals do not count. */
export function closest(given: string, known: string[]): string | undefined {
  const allowed = Math.max(1, Math.floor(given.length / LETTERS_PER_SLIP));
  const scored = known.map((word) => ({ word, slips: slipsBetween(given.toLowerCase(), word.toLowerCase()) }));
  const best = scored.toSorted((a, b) => a.slips - b.slips)[0];
  return best && best.slips <= allowed ? best.word : undefined;
}

/** The known word that shares the longest beginning with the given one, if that is long enough to say what was meant. */
export function withSameBeginning(given: string, known: string[]): string | undefined {
  const shared = (word: string) => {
    const at = [...word].findIndex((letter, index) => letter !== given[index]);
    return at === -1 ? word.length : at;
  };
  const best = known.toSorted((a, b) => shared(b) - shared(a))[0];
  return best && shared(best) >= SHARED_BEGINNING ? best : undefined;
}

/** How many letters must be added, taken out or changed to make one word of the other (Levenshtein). */
export function slipsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const changed = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
