import type { About, Feature, FeatureValue } from "@/lib/content/studies/schema";
import { FEATURES, fitOf } from "@/lib/content/studies/schema";

type ValueWords = {
  /** Stands for the value in the page's attributes, where the styles in `app/studies.css` look for it. */
  token: string;
  /** The answer that a reader chooses. */
  label: string;
  /** Why a study with this value is not about somebody who chose another. */
  reason: string;
};

/** How readers are told of each value that a study can have. */
export const VALUE_WORDS: Record<FeatureValue, ValueWords> = {
  "new rupture": { token: "new", label: "A new rupture", reason: "it was about new ruptures" },
  "old rupture": { token: "old", label: "An old rupture", reason: "it was about old ruptures" },
  "torn again": { token: "torn", label: "Torn again", reason: "it was about second tears" },
  "partial tear": { token: "partial", label: "A partial tear", reason: "it was about partial tears" },
  "worn tendon": { token: "worn", label: "Worn, not torn", reason: "it was about worn tendons, not torn ones" },
  "marrow concentrate": {
    token: "marrow",
    label: "Marrow concentrate, the same day",
    reason: "same-day marrow concentrate",
  },
  "cultured marrow cells": {
    token: "cultured",
    label: "Marrow cells grown in a lab",
    reason: "marrow cells grown in a lab",
  },
  "fat cells": { token: "fat", label: "Cells from fat", reason: "cells from fat" },
  PRP: { token: "prp", label: "PRP, which is not stem cells", reason: "PRP, which is not stem cells" },
  "with surgery": { token: "with", label: "With surgery", reason: "all had surgery" },
  "without surgery": { token: "without", label: "Without surgery", reason: "no one had surgery" },
};

type FeatureWords = { legend: string; unsure: string; any: string; elsewise: string };

/** The question for each feature, the answer of someone not sure, how that is summed up, and a reason when no value is known. */
export const FEATURE_WORDS: Record<Feature, FeatureWords> = {
  injury: { legend: "Your injury", unsure: "any-injury", any: "Any injury", elsewise: "the tendon was torn" },
  product: {
    legend: "What you are thinking about",
    unsure: "any-product",
    any: "any product",
    elsewise: "a mix of products",
  },
  surgery: {
    legend: "Is surgery part of it?",
    unsure: "any-surgery",
    any: "with or without surgery",
    elsewise: "it does not tell of surgery",
  },
};

/** The tokens of the values that a study is not about, or may or may not be about, each set apart by a space. */
export function tokensOf(about: About, feature: Feature, fit: "not" | "unclear"): string {
  const values = FEATURES[feature].filter((value) => fitOf(about, feature, value) === fit);
  return values.map((value) => VALUE_WORDS[value].token).join(" ");
}

/** Why a study is not about somebody who chose another value of a feature. */
export function reasonOf(about: About, feature: Feature): string {
  const reasons = about[feature].map((value) => VALUE_WORDS[value].reason);
  const words = reasons.join(" and ") || FEATURE_WORDS[feature].elsewise;
  return feature === "product" ? `it used ${words}` : words;
}
