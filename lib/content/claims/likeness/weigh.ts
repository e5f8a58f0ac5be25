import type { Span } from "../clauses.ts";
import { FEWEST_TRAITS, type Weights } from "./learn.ts";
import { type Trait, traitsOf } from "./traits.ts";

/**
 * How much a sentence is like the sentences labelled as claims (above 0) or like those labelled as honest (below 0), as
 * the logarithm of the odds, and the words that say most for a claim.
 */
export type Likeness = { score: number; words: Span };

/** Weighs the traits of a sentence; traits that no labelled sentence had say nothing. */
export function likenessOf(sentence: string, weights: Weights): Likeness {
  const weighed = traitsOf(sentence).flatMap((trait) => {
    const weight = weights[trait.name];
    return weight === undefined ? [] : [{ trait, weight }];
  });
  const sum = weighed.reduce((total, { weight }) => total + weight, 0);
  const telling = weighed.toSorted((a, b) => b.weight - a.weight).find(({ trait }) => isWords(trait));
  return {
    score: sum / Math.sqrt(Math.max(FEWEST_TRAITS, weighed.length)),
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
