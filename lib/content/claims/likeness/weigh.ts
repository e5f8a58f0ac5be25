import type { Span } from "../clauses.ts";
import { FEWEST_TRAITS } from "./learn.ts";
import { type Trait, traitsOf } from "./traits.ts";

/**
 * How much a sentence is like the sentences labelled as claims (above 0) or like those labelled as honest (below 0), as
 * the logarithm of the odds, and the words that say most for a claim.
 */
export type Likeness = { score: number; words: Span };

/** What each trait weighs. */
export type Weighing = ReadonlyMap<string, number>;

/** Weighs the traits of a sentence; traits that no labelled sentence had say nothing. */
export function likenessOf(sentence: string, weights: Weighing): Likeness {
  let [sum, count] = [0, 0];
  let telling: { trait: Trait; weight: number } | undefined;
  for (const trait of traitsOf(sentence)) {
    const weight = weights.get(trait.name);
    if (weight === undefined) continue;
    sum += weight;
    count += 1;
    if ((telling === undefined || weight > telling.weight) && isWords(trait)) telling = { trait, weight };
  }
  return {
    score: sum / Math.sqrt(Math.max(FEWEST_TRAITS, count)),
    words: telling ? spanOf(telling.trait) : { start: 0, end: sentence.length },
  };
}

/** True for two or three words of the sentence, which say more to a writer than one. */
function isWords({ name }: Trait): boolean {
  return / /.test(name) && !/[\^$?!:%#]/.test(name);
}

function spanOf({ at, length }: Trait): Span {
  return { start: at, end: at + length };
}
