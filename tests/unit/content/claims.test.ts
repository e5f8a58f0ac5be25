import path from "node:path";
import { expect, test } from "vitest";
import { checkPage } from "@/lib/content/check";
import { codePassages } from "@/lib/content/claims/code-passages";
import { checkInterface } from "@/lib/content/claims/interface";
import { readStyle } from "@/lib/content/claims/style";
import { yamlPassages } from "@/lib/content/claims/yaml-passages";
import { problemsIn } from "@/lib/content/rules/claims";
import type { Problem } from "@/lib/content/schema";
import { readBody, SOURCE, STYLE, siteOf } from "@/tests/support/site";
import examples from "./claims/examples.json";
import firstRound from "./claims/first-round.json";
import illustrations from "./claims/illustrations.json";
import round1 from "./claims/round-1.json";
import round2 from "./claims/round-2.json";
import round3 from "./claims/round-3.json";
import round4 from "./claims/round-4.json";
import trainingA from "./claims/training-a.json";
import trainingB from "./claims/training-b.json";
import trainingC from "./claims/training-c.json";
import trainingD from "./claims/training-d.json";
import trainingE from "./claims/training-e.json";
import trainingF from "./claims/training-f.json";
import trainingG from "./claims/training-g.json";
import traps from "./claims/traps.json";
import varied from "./claims/varied.json";

const ROOT = path.resolve(import.meta.dirname, "../../..");

/** A trial of boots, and the same trial of cells. */
const SOURCES = new Map([
  ["boots-2020", SOURCE],
  ["cells-2020", { ...SOURCE, injury: "old rupture", product: "cultured cells" }],
]);

/** What the claim rules say about a page with this body. */
function claimsOf(body: string): Problem[] {
  const read = readBody(`\n${body}\n`);
  const problems = read.ok ? checkPage(read.page, { ...siteOf([read.page]), sources: SOURCES }) : read.problems;
  return problems.filter(({ rule }) => rule.startsWith("claim-"));
}

function errorsOf(body: string): string[] {
  return claimsOf(body)
    .filter(({ severity }) => severity === "error")
    .map(({ message }) => message);
}

function style() {
  if (!STYLE) throw new Error("content/style.yaml cannot be read");
  return STYLE;
}

const labelled = [...examples, ...illustrations, ...traps, ...firstRound];

test.each(labelled.filter(({ expect }) => expect === "error"))("refused: $text", ({ text }) => {
  expect(errorsOf(text)).not.toEqual([]);
});

test.each(labelled.filter(({ expect }) => expect === "pass"))("may stand: $text", ({ text }) => {
  expect(errorsOf(text)).toEqual([]);
});

/** Sets of labelled sentences, and what may be missed of each and refused by mistake; `claims/README.md` tells their story. */
const SETS = [
  { name: "training-a", items: trainingA, missed: 1, alarms: 2 },
  { name: "training-b", items: trainingB, missed: 1, alarms: 2 },
  { name: "training-c", items: trainingC, missed: 1, alarms: 2 },
  { name: "training-d", items: trainingD, missed: 2, alarms: 4 },
  { name: "training-e", items: trainingE, missed: 1, alarms: 2 },
  { name: "training-f", items: trainingF, missed: 2, alarms: 3 },
  { name: "training-g", items: trainingG, missed: 1, alarms: 2 },
  { name: "varied", items: varied, missed: 2, alarms: 1 },
  { name: "round-1", items: round1, missed: 1, alarms: 1 },
  { name: "round-2", items: round2, missed: 1, alarms: 2 },
  { name: "round-3", items: round3, missed: 1, alarms: 2 },
  { name: "round-4", items: round4, missed: 2, alarms: 2 },
];

test.each(SETS)("$name: few claims are missed, and few honest sentences refused", ({ items, missed, alarms }) => {
  const wrong = (label: string) =>
    items.filter(({ text, expect }) => expect === label && errorsOf(text).length > 0 !== (label === "error"));
  const misses = wrong("error").map(({ text }) => text);
  const refused = wrong("pass").map(({ text }) => text);
  expect(misses.slice(missed)).toEqual([]);
  expect(refused.slice(alarms)).toEqual([]);
});

/** Each family both ways: a sentence that it refuses, and an honest one with the same words. */
const FAMILIES: { family: string; refused: string; stands: string }[] = [
  { family: "cure", refused: "Stem cells cure a torn Achilles.", stands: "Nothing shows that stem cells cure a tear." },
  { family: "guarantee", refused: "We guarantee that you will walk.", stands: "We cannot guarantee a result." },
  { family: "hype", refused: "A miracle for tendons.", stands: "This is not a miracle." },
  { family: "safety", refused: "The injection is safe.", stands: "We do not know if the injection is safe." },
  {
    family: "all-patients",
    refused: "Every patient improves after cells.",
    stands: "In one study of 10 people, all 10 patients improved, but no one went without cells.",
  },
  { family: "regulatory", refused: "It is FDA cleared.", stands: "It is not FDA cleared." },
  { family: "off-label", refused: "We use it off-label.", stands: "“Off-label” is not the right word for it." },
  {
    family: "patient-funded",
    refused: "This is a patient-funded trial.",
    stands: "Be wary of a patient-funded trial.",
  },
  {
    family: "testimonial",
    refused: "“My pain is gone,” says one of our patients.",
    stands: "We do not print stories from patients.",
  },
  {
    family: "success-rate",
    refused: "The success rate is high.",
    stands: "Nobody knows the success rate.",
  },
  {
    family: "percentage",
    refused: "Pain fell by 60%.",
    stands: "In a trial of 44 people with a worn tendon, pain fell by 60% in both groups.",
  },
  { family: "urgency", refused: "Book today.", stands: "Call 911 now." },
  {
    family: "own-cells",
    refused: "Because they are your own cells, nothing foreign goes in.",
    stands: "The cells come from your own bone marrow.",
  },
  {
    family: "carried-over",
    refused: "It works in knees, so it will work for your Achilles.",
    stands: "A result in knees does not tell what happens in the Achilles.",
  },
  {
    family: "comparative",
    refused: "Cells are better than surgery.",
    stands: "No trial has shown that cells are better than surgery.",
  },
  {
    family: "mechanism",
    refused: "Stem cells turn into tendon cells.",
    stands: "In the lab, stem cells turn into cells like those of a tendon.",
  },
  {
    family: "soft-efficacy",
    refused: "Cells may support healing.",
    stands: 'Cells may support healing, one review argues <Cite id="cells-2020" />.',
  },
  { family: "efficacy", refused: "Cells repair the tendon.", stands: "Surgery repairs the tendon." },
  {
    family: "generalised",
    refused: "People treated with cells achieve a normal gait by spring.",
    stands: "In a report on 7 people treated with cells, all are said to achieve a normal gait.",
  },
  {
    family: "comfort",
    refused: "You will barely notice the injection.",
    stands: "The marrow harvest can be very painful.",
  },
  {
    family: "restoration",
    refused: "The tendon regains its normal structure.",
    stands: "A torn tendon mends slowly, and the scar stays weaker.",
  },
  {
    family: "comeback",
    refused: "Swap your crutches for running shoes and get back to the pitch.",
    stands: "In a boot, most people are back to desk work within weeks.",
  },
  {
    family: "popularity",
    refused: "More and more clubs send us their players.",
    stands: "That many athletes have had it does not show that it works.",
  },
  {
    family: "authority",
    refused: "A growing body of evidence stands behind the injection.",
    stands: "No body of evidence stands behind the injection.",
  },
  {
    family: "hope",
    refused: "The injection opens a door for old tears.",
    stands: "Some hope that cells will one day help, but this remains a hope.",
  },
  {
    family: "benefit",
    refused: "Cells give your calf a lift.",
    stands: "Exercise gives your calf a lift.",
  },
  {
    family: "unsupported",
    refused: "The injection has earned a place beside the knife.",
    stands: "The injection takes about twenty minutes.",
  },
];

test.each(FAMILIES)("$family: what is refused, and what may stand", ({ family, refused, stands }) => {
  expect(claimsOf(refused).map(({ rule }) => rule)).toContain(`claim-${family}`);
  expect(errorsOf(stands)).toEqual([]);
});

test("“investigational” is advice and does not stop a build", () => {
  expect(claimsOf("The product is investigational.")).toEqual([
    expect.objectContaining({ rule: "claim-investigational", severity: "advice" }),
  ]);
});

test("a message names the words, the reason and the way out, where the words stand", () => {
  const [problem] = claimsOf("First, a plain line.\nHere **cells** heal the tendon.");
  expect(problem).toMatchObject({ line: 10, column: 16, rule: "claim-efficacy" });
  expect(problem?.message).toMatch(/^“heal the tendon”: .*No controlled trial.* Name the study/);
});

test("claims stand in their box, and are refused in headings, lists, cells, captions and alternative texts", () => {
  const claimed = '<Claimed by="clinics">\n\nCells heal tendons.\n\n</Claimed>\n\n<Known>\n\nNobody knows.\n\n</Known>';
  expect(errorsOf(claimed)).toEqual([]);
  for (const body of [
    "## Cells heal tendons",
    "- Supports tendon healing",
    '<Table caption="What it does">\n\n| What | Cells |\n| --- | --- |\n| Effect | Speeds recovery |\n\n</Table>',
    '<Table caption="How cells heal the tendon">\n\n| A | B |\n| --- | --- |\n| c | d |\n\n</Table>',
    "![Cells heal a tendon](/images/a.svg)",
    '<Note title="Cells heal tendons">\n\nWords.\n\n</Note>',
  ]) {
    expect(errorsOf(body)).not.toEqual([]);
  }
});

test("the words of a source pass in a quotation, whose source must exist", () => {
  const quote = (source: string) => `<Quote source="${source}">\n\nCells heal tendons.\n\n</Quote>`;
  expect(errorsOf(quote("boots-2020"))).toEqual([]);
  const read = readBody(`\n${quote("boots-2021")}\n`);
  const rules = read.ok ? checkPage(read.page, siteOf([read.page])).map(({ rule }) => rule) : [];
  expect(rules).toEqual(["citation"]);
});

test("a sentence about a rupture, or about cells, needs a source about just that", () => {
  const source = (injury: string, product: string) => ({ ...SOURCE, injury, product });
  const sources = new Map([
    ["wear", source("tendon wear, not rupture", "cultured cells")],
    ["platelets", source("acute rupture", "PRP")],
    ["rupture", source("old rupture", "cultured cells")],
  ]);
  const carried = (sentence: string) => {
    const read = readBody(`\n${sentence}\n`);
    const problems = read.ok ? checkPage(read.page, { ...siteOf([read.page]), sources }) : read.problems;
    return problems.filter(({ rule }) => rule === "claim-carried-over").map(({ message }) => message.slice(0, 8));
  };
  expect(carried('In a trial of 540 people, a torn tendon hurt less <Cite id="wear" />.')).toEqual(["“torn”: "]);
  expect(carried('In a trial of 540 people, a worn tendon hurt less <Cite id="wear" />.')).toEqual([]);
  expect(carried('Stem cells did better in 540 people <Cite id="platelets" />.')).toEqual(["“Stem ce"]);
  expect(carried('In 540 people with a torn tendon, stem cells did better <Cite id="rupture" />.')).toEqual([]);
});

test("a cited result must name the size that its source has", () => {
  const result = (people: number) =>
    `In ${people} people with old tears, cells eased the pain <Cite id="cells-2020" />.`;
  expect(errorsOf(result(540))).toEqual([]);
  expect(errorsOf(result(7))).not.toEqual([]);
});

test("a column about usual care is read as one about usual care", () => {
  const table = (column: string) =>
    `<Table caption="Two kinds of care">\n\n| What | ${column} |\n| --- | --- |\n| Effect | Lowers the risk of a tear |\n\n</Table>`;
  expect(errorsOf(table("Surgery"))).toEqual([]);
  expect(errorsOf(table("Cell injection"))).not.toEqual([]);
});

test("a question must be answered no, or that nobody knows", () => {
  const ask = (answer: string) => `<Question title="Do stem cells heal the tendon?">\n\n${answer}\n\n</Question>`;
  expect(errorsOf(ask("We do not know."))).toEqual([]);
  expect(errorsOf(ask("Many people ask us this."))).not.toEqual([]);
});

test("a list that begins with what nobody knows, or with a warning, claims nothing", () => {
  expect(errorsOf("Walk away from a clinic that:\n\n- says there is no risk\n- promises a cure")).toEqual([]);
  expect(errorsOf("Our treatment:\n\n- has no risk\n- is a cure")).toHaveLength(2);
});

test("the words of components and of the form are held to the same rules, and those of this site pass", async () => {
  const code = 'export function Box() {\n  return <p className="a b">Stem cells heal your tendon.</p>;\n}\n';
  const found = problemsIn("components/box.tsx", codePassages(code, false), style());
  expect(found).toEqual([expect.objectContaining({ line: 2, column: 40, rule: "claim-efficacy" })]);
  expect(await checkInterface(ROOT, style())).toEqual([]);
  expect(await checkInterface(path.join(ROOT, "no-such-folder"), style())).toEqual([]);
});

test("the words of YAML files are read too, at their place", () => {
  const text = "name: The Miracle Clinic\nlimits: Cells heal tendons.\nproduct:\n  status: FDA-registered.\n";
  const found = problemsIn("content/clinic.yaml", yamlPassages({ file: "content/clinic.yaml", text }), style());
  expect(found.map(({ rule, line }) => `${line} ${rule}`)).toEqual(["2 claim-efficacy", "4 claim-regulatory"]);
});

test("a slip in style.yaml is named at its line", () => {
  const read = readStyle("vocabulary: {}\nfamilies:\n  cure:\n    severity: bad\n    patterns: ['(']\n");
  expect(read.ok).toBe(false);
  const problems = read.ok ? [] : read.problems;
  expect(problems).toContainEqual(expect.objectContaining({ file: "content/style.yaml", line: 4, rule: "style" }));
  expect(problems).toContainEqual(expect.objectContaining({ line: 5, message: expect.stringContaining("bracket") }));
});
