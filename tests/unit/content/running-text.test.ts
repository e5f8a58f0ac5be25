import { expect, test } from "vitest";
import { checkPage } from "@/lib/content/check";
import type { Page } from "@/lib/content/page";
import { gradeReport, medianGrade, yamlGradesOf } from "@/lib/content/reading";
import { sectionsOf, sentencesOf } from "@/lib/content/running-text";
import { readBody, siteOf } from "@/tests/support/site";

function pageOf(body: string): Page {
  const read = readBody(body);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join());
  return read.page;
}

const sentencesIn = (body: string) => sentencesOf(pageOf(body).tree);

test("prose, lists, quotations and cells count; headings, labels, captions, questions and notes do not", () => {
  const body = `## A heading

One line <Cite id="boots-2020" />. Two
lines.

**A label.** Its words. **Not a label** here.

- an item

> A quotation.

<Question title="Does it hurt?">

Yes, it can.

</Question>

<Table caption="A caption">

| a | b |
| - | - |
| c | It is d. |

</Table>
`;
  expect(sentencesIn(body)).toEqual([
    { text: "One line.", line: 10, ended: true },
    { text: "Two lines.", line: 10, ended: true },
    { text: "Its words.", line: 13, ended: true },
    { text: "Not a label here.", line: 13, ended: true },
    { text: "an item", line: 15, ended: false },
    { text: "A quotation.", line: 17, ended: true },
    { text: "Yes, it can.", line: 21, ended: true },
    { text: "c", line: 29, ended: false },
    { text: "It is d.", line: 29, ended: true },
  ]);
});

test("text belongs to the heading above it, and after a titled block to the heading before the block", () => {
  const body = `First words.

## Pain

Under pain.

<Question title="Does it hurt?">

Yes, it can.

</Question>

Under pain again.
`;
  const found = sectionsOf(pageOf(body).tree).map(({ heading, line, sentences }) => [
    heading,
    line,
    ...sentences.map(({ text }) => text),
  ]);
  expect(found).toEqual([
    [undefined, 8, "First words."],
    ["Pain", 10, "Under pain.", "Under pain again."],
    ["Does it hurt?", 14, "Yes, it can."],
  ]);
});

const HARD =
  "Intratendinous administration of regenerative preparations necessitates multidisciplinary rehabilitation considerations afterwards. ";
const EASY = "The day is long and dry. ";

test("a hard section of a plain page is advice, with its costliest sentences, their lines and why", () => {
  const problems = checkPage(pageOf(`${EASY.repeat(60)}\n\n## Hard part\n\n${HARD.repeat(4)}${EASY}\n`), siteOf([]));
  const [advice] = problems.filter(({ rule }) => rule === "reading-grade");
  expect(advice).toMatchObject({ severity: "advice", line: 10 });
  expect(advice?.message).toMatch(
    /The section “Hard part” reads at grade \d+\.\d; at most 8\.0 .*first here: line 12: “Intratendinous .*” \(10 words; long ones, with their syllables: .*multidisciplinary \(7\)/,
  );
});

test("a section of fewer than 3 sentences or 40 words is too short to advise on", () => {
  for (const short of [HARD.repeat(2), `${HARD}${EASY.repeat(3)}`]) {
    const problems = checkPage(pageOf(`${EASY.repeat(60)}\n\n## Short\n\n${short}\n`), siteOf([]));
    expect(problems.filter(({ rule }) => rule === "reading-grade")).toEqual([]);
  }
});

test("the report on a page names each section with its grade, and each costly sentence with its line", () => {
  const report = gradeReport(pageOf(`${EASY.repeat(3)}\n\n## Hard part\n\n${HARD.repeat(4)}\n`));
  expect(report[0]).toMatch(/^grade +\d+\.\d +58 words {2}content\/topic\/page\.mdx$/);
  expect(report[1]).toMatch(/line 8: \(before the first heading\) {2}\(too short to count\)$/);
  expect(report.find((line) => line.includes("Hard part"))).toMatch(
    /^ {2}grade \d+\.\d +40 words {2}line 10: Hard part$/,
  );
});

test("words that pages take from a YAML file have a grade of their own", () => {
  const text = "a-source:\n  limits: The day is long and dry, and the night is too.\n";
  const yamlFiles = [{ file: "content/sources.yaml", text }];
  expect(yamlGradesOf({ ...siteOf([]), yamlFiles })).toEqual([{ file: "content/sources.yaml", grade: 0.5, words: 11 }]);
});

test("the median page is the middle one, and of an even number the harder of the middle two", () => {
  const of = (...grades: number[]) => medianGrade(grades.map((grade) => ({ grade })));
  expect([of(5, 1, 2), of(4, 1, 3, 2), of()]).toEqual([2, 3, 0]);
});
