import type { Labelled } from "./labelled.ts";
import { traitsOf } from "./traits.ts";

/** What each trait says for a claim (above 0) or for an honest sentence (below 0). */
export type Weights = Record<string, number>;

/** How often a trait must occur to say anything. */
const SEEN = 2;

/** A short sentence counts as if it had this many traits, since a few words prove little. */
export const FEWEST_TRAITS = 24;

/** How often all sentences are gone through, and how far the first step goes; found by leaving one set out at a time. */
const ROUNDS = 60;
const STEP = 0.5;

/** Traits that say less than this are left out of what is kept. */
const SMALLEST = 0.15;

/**
 * Learns from labelled sentences what claims have in common: logistic regression on the traits of each sentence, by
 * gradient descent with a step for each weight (Adagrad) that stops early. Claims and honest sentences count as much in
 * all, however many there are of each. The same sentences always give the same weights.
 */
export function learn(sentences: Labelled[]): Weights {
  const all = sentences.map(({ text, expect }) => ({
    names: traitsOf(text).map(({ name }) => name),
    claim: expect === "error" ? 1 : 0,
  }));
  const places = placesOf(all.map(({ names }) => names));
  const rows = all.map(({ names, claim }) => {
    const at = names.flatMap((name) => places.get(name) ?? []);
    return { at, claim, share: 1 / Math.sqrt(Math.max(FEWEST_TRAITS, at.length)) };
  });
  const weights = new Float64Array(places.size);
  const moved = new Float64Array(places.size).fill(1e-6);
  const claims = rows.filter(({ claim }) => claim === 1).length;
  const worth = [rows.length / (2 * (rows.length - claims)), rows.length / (2 * claims)];
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = new Float64Array(places.size);
    for (const { at, claim, share } of rows) {
      const sum = at.reduce((total, place) => total + (weights[place] ?? 0), 0) * share;
      const miss = (1 / (1 + Math.exp(-sum)) - claim) * (worth[claim] ?? 1);
      for (const place of at) slope[place] = (slope[place] ?? 0) + miss * share;
    }
    for (const [place, down] of slope.entries()) {
      moved[place] = (moved[place] ?? 0) + down * down;
      weights[place] = (weights[place] ?? 0) - (STEP * down) / Math.sqrt(moved[place] ?? 1);
    }
  }
  const kept = [...places]
    .map(([name, place]): [string, number] => [name, rounded(weights[place] ?? 0)])
    .filter(([, weight]) => Math.abs(weight) >= SMALLEST)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(kept);
}

function rounded(weight: number): number {
  return Math.round(weight * 10) / 10;
}

function placesOf(rows: string[][]): Map<string, number> {
  const seen = new Map<string, number>();
  for (const name of rows.flat()) seen.set(name, (seen.get(name) ?? 0) + 1);
  const names = [...seen].filter(([, times]) => times >= SEEN).map(([name]) => name);
  return new Map(names.map((name, at) => [name, at]));
}
