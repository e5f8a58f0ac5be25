import { expect, test } from "vitest";
import { readLabelled } from "@/lib/content/claims/likeness/labelled";
import { learn } from "@/lib/content/claims/likeness/learn";
import { traitsOf } from "@/lib/content/claims/likeness/traits";
import { likenessOf } from "@/lib/content/claims/likeness/weigh";
import weights from "@/lib/content/claims/likeness/weights.json";

const sentences = await readLabelled(import.meta.dirname);

test("the weights are those that the labelled sentences give, and nobody has changed one by hand", () => {
  expect(learn(sentences)).toEqual(weights);
});

test("sentences that were left out are told apart by those that were not", () => {
  const kept = new Map(Object.entries(learn(sentences.filter((_, at) => at % 5 !== 0))));
  const leftOut = sentences.filter((_, at) => at % 5 === 0);
  const right = leftOut.filter(({ text, expect }) => likenessOf(text, kept).score > 0 === (expect === "error"));
  expect(right.length / leftOut.length).toBeGreaterThan(0.85);
});

test("the words shown are those of the sentence that say most for a claim", () => {
  const sentence = "Nobody asked, but our gentle injection works.";
  const { score, words } = likenessOf(
    sentence,
    new Map([
      ["gentle injection", 2],
      ["nobody", -0.5],
    ]),
  );
  expect(sentence.slice(words.start, words.end)).toBe("gentle injection");
  expect(score).toBeGreaterThan(0);
});

test("numbers are alike, and so are the forms of a word", () => {
  const names = (text: string) => traitsOf(text).map(({ name }) => name);
  expect(names("8 of 10 people")).toEqual(names("9 of 12 people"));
  expect(names("healing")).toContain("~heali");
});
