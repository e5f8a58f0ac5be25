import { expect, test } from "vitest";
import { costliest, gradeOf, splitSentences, type Unit, whyHard } from "@/lib/content/grade";

/** Sentences that end as they should. */
function sentences(...texts: string[]): Unit[] {
  return texts.map((text) => ({ text, ended: true }));
}

/** Lines of a list that end without a stop. */
function fragments(...texts: string[]): Unit[] {
  return texts.map((text) => ({ text, ended: false }));
}

test("the grade follows the published formula", () => {
  // 10 words, 1 sentence, 13 syllables: 0.39 × 10 + 11.8 × 1.3 − 15.59 = 3.65
  expect(gradeOf(sentences("the doctor may look at your tendon with a scanner")).grade).toBe(3.7);
});

test("a paragraph of the site has the grade that a person counts with a pencil", () => {
  // 9 + 8 + 11 + 12 words; 14 + 9 + 12 + 12 syllables: 0.39 × 40/4 + 11.8 × 47/40 − 15.59 = 2.175
  const paragraph =
    "Your body has no larger tendon than the Achilles. It is the thick cord above your heel. It ties the muscles of your calf to your heel bone. Each step, run or jump needs its pull to lift your heel.";
  expect(gradeOf(sentences(...splitSentences(paragraph)))).toEqual({ grade: 2.2, words: 40, sentences: 4 });
});

test("names, abbreviations, figures and words with hyphens count as one word each, and none is left out", () => {
  expect(gradeOf(sentences("The FDA, in Barcelona, paid $1,399.50 for 0.5% of same-day MSCs.")).words).toBe(11);
  expect(gradeOf(sentences("See the FDA page in Barcelona")).words).toBe(6);
});

test("abbreviations and figures are as long as one syllable, and a medical term as long as it is", () => {
  // 5 words, 5 syllables: 0.39 × 5 + 11.8 − 15.59 = −1.84, shown as 0
  expect(gradeOf(sentences("UKSTAR took 540 in 2016."))).toEqual({ grade: 0, words: 5, sentences: 1 });
  expect(whyHard("Tendinopathy of the Achilles")).toBe(
    "4 words; long ones, with their syllables: Tendinopathy (5), Achilles (3)",
  );
});

test("a stop after an abbreviation or within a number ends no sentence", () => {
  expect(splitSentences("Dr. Smith injects 2.5 mL, e.g. into the knee. It hurts.")).toEqual([
    "Dr. Smith injects 2.5 mL, e.g. into the knee.",
    "It hurts.",
  ]);
  expect(splitSentences("Boot vs. cast, approx. 5 weeks (FDA, 2021). Next.")).toEqual([
    "Boot vs. cast, approx. 5 weeks (FDA, 2021).",
    "Next.",
  ]);
});

test("a line that only wraps ends no sentence, and a number begins one", () => {
  expect(splitSentences("One long\nsentence. 25 of 27 people\nplay again.")).toEqual([
    "One long\nsentence.",
    "25 of 27 people\nplay again.",
  ]);
  expect(splitSentences("One long\r\nsentence.")).toEqual(["One long\r\nsentence."]);
});

test("fragments do not make sentences look shorter, but their long words count", () => {
  const prose = sentences("The doctor may look at your tendon with a scanner, and at the other tendon too.");
  const { grade } = gradeOf(prose);
  expect(gradeOf([...prose, ...sentences("No."), ...fragments("a boot", "a cast on the leg")]).sentences).toBe(1);
  expect(gradeOf([...prose, ...fragments("multidisciplinary rehabilitation")]).grade).toBeGreaterThan(grade + 2);
  const long = "you had just started to do much more exercise than before and then you fell down the stairs";
  expect(gradeOf([...prose, ...fragments(long)]).sentences).toBe(2);
});

test("the costliest sentences are those with most words beyond the fifteenth, and syllables beyond a word's second", () => {
  const easy = "You can walk.";
  const hard = "Multidisciplinary rehabilitation necessitates consideration.";
  const long = "Then you go to the desk and ask for the form and sit down and fill it in and hand it back.";
  expect(costliest(sentences(easy, long, hard), 3).map(({ text }) => text)).toEqual([hard, long]);
  expect(costliest(sentences(easy, easy, easy), 2)).toEqual([]);
});

test("a text without words has no grade", () => {
  expect(gradeOf([])).toEqual({ grade: 0, words: 0, sentences: 0 });
});
