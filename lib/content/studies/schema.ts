import { z } from "zod";

/** What a reader may choose to find the studies about themselves: the injury, the product, and whether surgery is part of it. */
const FEATURES = {
  injury: ["new rupture", "old rupture", "torn again", "partial tear", "worn tendon"],
  product: ["marrow concentrate", "cultured marrow cells", "fat cells", "PRP"],
  surgery: ["with surgery", "without surgery"],
} as const;

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
