import { z } from "zod";
import type { Problem } from "../schema.ts";
import { readYaml } from "../yaml.ts";

/** The kinds of claim, in the order in which a message is preferred when several fit the same words. */
export const FAMILY_NAMES = [
  "carried-over",
  "cure",
  "guarantee",
  "hype",
  "safety",
  "all-patients",
  "regulatory",
  "off-label",
  "investigational",
  "patient-funded",
  "testimonial",
  "success-rate",
  "percentage",
  "urgency",
  "own-cells",
  "comparative",
  "mechanism",
  "soft-efficacy",
  "efficacy",
  "generalised",
  "comfort",
  "restoration",
  "comeback",
  "popularity",
  "authority",
  "hope",
  "benefit",
  "unsupported",
  "likeness",
] as const;

/** The lists of words that the rules themselves read, besides the patterns. */
const WORD_LISTS = [
  "cells",
  "care",
  "effect",
  "target",
  "people",
  "hedge",
  "burden",
  "lesser",
  "slight",
  "restored",
  "praiseByDenial",
  "unknown",
  "warning",
  "saying",
  "site",
  "plainFact",
] as const;

export type FamilyName = (typeof FAMILY_NAMES)[number];
type WordList = (typeof WORD_LISTS)[number];

const pattern = z.string().refine(compiles, "This is no regular expression. Look for a bracket that is not closed");

const familySchema = z.strictObject({
  severity: z.enum(["error", "advice"], "Choose error or advice after “severity:”"),
  /** True when the words alone are no claim: they are refused only in what is said of the treatment without any doubt. */
  broad: z.boolean().default(false),
  reason: z.string("Say after “reason:” why the words cannot stand").min(10),
  instead: z.string("Say after “instead:” what would make the sentence acceptable").min(10),
  patterns: z.array(pattern),
});

/** `content/style.yaml`: what the check refuses or questions in a sentence, and the reasons its writer is shown. */
const styleSchema = z.strictObject({
  vocabulary: z.strictObject(entriesOf(WORD_LISTS, z.array(pattern).min(1, "Give at least one word"))),
  families: z.strictObject(entriesOf(FAMILY_NAMES, familySchema)),
  /** Sentences that read like claims and are none, word for word, as a clinician has decided. */
  cleared: z.array(z.string().min(1), "Write a list of sentences after “cleared:”, or [] when there are none"),
});

/** One kind of claim with its patterns ready to use. */
type Family = { severity: Problem["severity"]; broad: boolean; reason: string; instead: string; patterns: RegExp[] };

/**
 * The style ready to use: each list of words as one pattern that finds it as whole words, each family by its name, and the
 * file as it was read.
 */
export type Style = {
  words: Record<WordList, RegExp>;
  families: Record<FamilyName, Family>;
  cleared: Set<string>;
  text: string;
};

type StyleResult = { ok: true; value: Style } | { ok: false; problems: Problem[] };

/** Reads the text of `style.yaml`. Unknown and missing entries, and patterns that cannot be read, are named at their line. */
export function readStyle(text: string): StyleResult {
  if (last?.text !== text) last = { text, result: styleIn(text) };
  return last.result;
}

/** Kept, since a change to a page leaves the style as it was. */
let last: { text: string; result: StyleResult } | undefined;

function styleIn(text: string): StyleResult {
  const read = readYaml(styleSchema, { file: "content/style.yaml", text, rule: "style", linesBefore: 0 });
  if (!read.ok) return read;
  const { vocabulary, families, cleared } = read.value;
  const expand = (source: string) =>
    WORD_LISTS.reduce((whole, name) => whole.replaceAll(`{${name}}`, `(?:${vocabulary[name].join("|")})`), source);
  const words = mapEntries(
    vocabulary,
    (list) => new RegExp(`(?<![\\w-])(?:${expand(list.join("|"))})(?![\\w-])`, "gi"),
  );
  const ready = mapEntries(families, (family) => ({
    ...family,
    patterns: family.patterns.map((source) => new RegExp(expand(source), "gi")),
  }));
  return {
    ok: true,
    value: { words, families: ready, cleared: new Set(cleared.map((sentence) => sentence.replaceAll("’", "'"))), text },
  };
}

function compiles(source: string): boolean {
  try {
    return new RegExp(source.replaceAll(/\{[a-z]+\}/g, "x"), "gi").flags.length > 0;
  } catch {
    return false;
  }
}

function entriesOf<Name extends string, Value>(names: readonly Name[], value: Value): Record<Name, Value> {
  return fromEntries(names.map((name) => [name, value]));
}

/** A record with the same names and each value changed. */
export function mapEntries<Name extends string, From, To>(
  record: Record<Name, From>,
  change: (value: From) => To,
): Record<Name, To> {
  const names = Object.keys(record).filter((name): name is Name => name in record);
  return fromEntries(names.map((name) => [name, change(record[name])]));
}

function fromEntries<Name extends string, Value>(entries: [Name, Value][]): Record<Name, Value>;
function fromEntries(entries: [string, unknown][]): Record<string, unknown> {
  return Object.fromEntries(entries);
}
