import { z } from "zod";

/** What a reader may choose to find the studies about themselves: the injury, the product, and whether surgery is part of it. */
export const FEATURES = {
  injury: ["new rupture", "old rupture", "torn again", "partial tear", "worn tendon"],
  product: ["marrow concentrate", "cultured marrow cells", "fat cells", "PRP"],
  surgery: ["with surgery", "without surgery"],
} as const;

/** One of the three things to choose. */
export type Feature = keyof typeof FEATURES;

/** The things to choose, in the order in which readers meet them. */
export const FEATURE_NAMES = ["injury", "product", "surgery"] as const satisfies readonly Feature[];

/** One answer to choose, of any feature. */
export type FeatureValue = (typeof FEATURES)[Feature][number];

const { injury, product, surgery } = FEATURES;
const listOf = <const Values extends readonly string[]>(name: string, values: Values) =>
  z.array(z.enum(values, `Choose from: ${values.join(", ")}`), `Write a list after “${name}:”, like [${values[0]}]`);

/**
 * Whom a study is about, in the words that readers choose from. `unclear` lists what the study mixes with something else,
 * or does not report: it may or may not be about readers who choose that. What stands in no list, the study is not about.
 */
export const aboutSchema = z.strictObject({
  injury: listOf("injury", injury),
  product: listOf("product", product),
  surgery: listOf("surgery", surgery),
  unclear: listOf("unclear", [...injury, ...product, ...surgery]).default([]),
});

export type About = z.output<typeof aboutSchema>;

/** What a reader has chosen; a feature left out is one that the reader is not sure of. */
export type Choice = { [Name in Feature]?: FeatureValue };

/** Whether a study is about one answer: yes, no, or that it mixes it or does not report it. */
export function fitOf(about: About, feature: Feature, value: FeatureValue): "about" | "unclear" | "not" {
  if (about.unclear.includes(value)) return "unclear";
  const known: FeatureValue[] = about[feature];
  return known.includes(value) ? "about" : "not";
}

/** Of some studies, how many are about a reader's choice in every respect, and how many may or may not be. */
export function countFits(studies: About[], choice: Choice): { about: number; unclear: number } {
  const fits = studies.map((about) => fitOfAll(about, choice));
  return {
    about: fits.filter((fit) => fit === "about").length,
    unclear: fits.filter((fit) => fit === "unclear").length,
  };
}

function fitOfAll(about: About, choice: Choice) {
  const fits = FEATURE_NAMES.flatMap((feature) => {
    const value = choice[feature];
    return value ? [fitOf(about, feature, value)] : [];
  });
  if (fits.includes("not")) return "not";
  return fits.includes("unclear") ? "unclear" : "about";
}
