import { expect, test } from "vitest";
import { gradeOf, sentencesOf, splitSentences } from "@/lib/content/grade";
import { readBody } from "@/tests/support/site";

function sentencesIn(body: string): string[] {
  const read = readBody(body);
  return read.ok ? sentencesOf(read.page.tree).map(({ text }) => text) : [];
}

test("the grade follows the published formula", () => {
  // 10 words, 1 sentence, 13 syllables: 0.39 × 10 + 11.8 × 1.3 − 15.59 = 3.65
  expect(gradeOf(["the doctor may look at your tendon with a scanner"]).grade).toBe(3.7);
});

test("a stop after an abbreviation or within a number ends no sentence", () => {
  expect(splitSentences("Dr. Smith injects 2.5 mL, e.g. into the knee. It hurts.")).toEqual([
    "Dr. Smith injects 2.5 mL, e.g. into the knee.",
    "It hurts.",
  ]);
});

test("names and abbreviations do not count, wherever Achilles stands", () => {
  expect(gradeOf(["see the FDA page in Barcelona"]).words).toBe(4);
  expect(gradeOf(["Achilles pain is real"]).words).toBe(3);
});

test("prose, list items and questions count; headings, tables, quotations and notes do not", () => {
  const body = `## A heading

One line <Cite id="boots-2020" />.

- an item

> A quotation.

<Question title="Does it hurt?">

Yes.

</Question>

<Table caption="A caption">

| a | b |
| - | - |
| c | d |

</Table>
`;
  expect(sentencesIn(body)).toEqual(["One line .", "an item", "Does it hurt?", "Yes."]);
});

test("a text without words has no grade", () => {
  expect(gradeOf([])).toEqual({ grade: 0, words: 0, sentences: 0 });
});
