import {
  type About,
  type Choice,
  countFits,
  FEATURE_NAMES,
  FEATURES,
  type FeatureValue,
} from "@/lib/content/studies/schema";
import { FEATURE_WORDS, VALUE_WORDS } from "./study-words";

/** A sentence, or one for each answer to the next question; `tokens` are the answers that lead to it. */
export type Verdicts = string | { tokens: string; leadsTo: Verdicts }[];

/**
 * How many studies are about a reader, for every choice that can be made: by injury, then product, then surgery. Answers
 * that lead to the same words share them, so that they are on the page once.
 */
export function verdictsOn(studies: About[], choice: Choice = {}, asked = 0): Verdicts {
  const feature = FEATURE_NAMES[asked];
  if (!feature) return verdictOn(studies, choice);
  const groups = new Map<string, { tokens: string[]; leadsTo: Verdicts }>();
  const values: (FeatureValue | undefined)[] = [...FEATURES[feature], undefined];
  for (const value of values) {
    const leadsTo = verdictsOn(studies, { ...choice, [feature]: value }, asked + 1);
    const token = value ? VALUE_WORDS[value].token : FEATURE_WORDS[feature].unsure;
    const known = groups.get(JSON.stringify(leadsTo));
    groups.set(JSON.stringify(leadsTo), { tokens: [...(known?.tokens ?? []), token], leadsTo });
  }
  const [first, ...others] = [...groups.values()];
  if (first && others.length === 0) return first.leadsTo;
  return [...groups.values()].map(({ tokens, leadsTo }) => ({ tokens: tokens.join(" "), leadsTo }));
}

function verdictOn(studies: About[], choice: Choice): string {
  const total = `${studies.length} cards`;
  if (FEATURE_NAMES.every((feature) => choice[feature] === undefined)) return `All ${total} are shown.`;
  const { about, unclear } = countFits(studies, choice);
  const found = about === 0 ? "No study we found is" : `${about} of the ${total} ${about === 1 ? "is" : "are"}`;
  const silent = unclear === 1 ? " 1 does not say: it" : ` ${unclear} do not say: they`;
  return `${found} about this.${unclear > 0 ? `${silent} may or may not be.` : ""}`;
}
