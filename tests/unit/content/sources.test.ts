import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { checkSite } from "@/lib/content/check";
import { daysAhead } from "@/lib/content/days-ahead";
import { readSite } from "@/lib/content/site";
import { sourcesSchema } from "@/lib/content/sources/schema";
import { readYaml } from "@/lib/content/yaml";
import { contentCopy } from "@/tests/support/content-copy";
import { SOURCE } from "@/tests/support/site";

/** A trial as a writer enters it, key by key. */
const TRIAL = { ...SOURCE, figures: "[]" };

/** What the check says about a file that holds one source; a value that is undefined takes the line out. */
function messagesOf(change: Partial<Record<keyof typeof TRIAL | "url", string | undefined>>): string[] {
  const lines = Object.entries({ ...TRIAL, ...change }).flatMap(([key, value]) =>
    value === undefined ? [] : [`  ${key}: ${value}`],
  );
  const text = `boots-2020:\n${lines.join("\n")}\n`;
  const read = readYaml(sourcesSchema, { file: "content/sources.yaml", text, rule: "source", linesBefore: 0 });
  return read.ok ? [] : read.problems.map(({ message }) => message);
}

test("a trial that says everything passes, and so does one that says in words what nobody knows", () => {
  expect(messagesOf({})).toEqual([]);
  const unknown = "Not stated in the summary we read";
  expect(messagesOf({ people: unknown, comparator: unknown, followUp: unknown, year: "unknown" })).toEqual([]);
});

test.each(["people", "injury", "product", "comparator", "followUp", "limits", "funding"] as const)(
  "a study of people must say “%s”, and the message offers words for what is not known",
  (key) => {
    for (const value of [undefined, '""']) {
      expect(messagesOf({ [key]: value })).toEqual([expect.stringMatching(new RegExp(`“${key}:”.*Not stated in`))]);
    }
  },
);

test("everything that a source lacks is named in one run", () => {
  const messages = messagesOf({ year: undefined, people: undefined, doi: undefined, checked: undefined });
  expect(messages).toHaveLength(4);
  for (const words of ["“year:”", "“people:”", "“checked:”", "“doi:” or a “url:”"]) {
    expect(messages).toContainEqual(expect.stringContaining(words));
  }
});

test("a number of people in words, a bare host and an unknown kind are refused with what to write", () => {
  expect(messagesOf({ people: "many" })).toEqual([expect.stringContaining("in digits")]);
  expect(messagesOf({ url: "www.fda.gov" })).toEqual([expect.stringContaining("starting with https://")]);
  expect(messagesOf({ kind: "blog" })).toEqual([expect.stringContaining("Choose the kind of source")]);
});

test.each(["Unknown", "n/a", "TBD", "???"])(
  "“%s” is no answer, and the message offers words for what is not known",
  (value) => {
    for (const key of ["funding", "limits"] as const) {
      expect(messagesOf({ [key]: `"${value}"` })).toEqual([expect.stringMatching(/Not stated in the summary we read/)]);
    }
    expect(messagesOf({ funding: "None", limits: "Unknown doses were given." })).toEqual([]);
  },
);

test.each([
  ["1,399", "Put a value with a comma in quotation marks"],
  ["“1,399”", "Put a value with a comma in quotation marks"],
  ["“13 of 274”", "Use straight quotation marks around a value"],
  ["13%", "Take the % out of “value:”"],
  ["many", "Write the figure in digits"],
])("a figure given as %s is refused with what to write", (value, words) => {
  const messages = messagesOf({ figures: `[{ value: ${value}, what: re-ruptures, unit: percent }]` });
  expect(messages).toContainEqual(expect.stringContaining(words));
  expect(messages.join()).not.toContain("is not a known entry");
});

test("a source of a year, or read on a day, that lies ahead is advice at its line", async () => {
  const content = await contentCopy();
  const file = path.join(content, "sources.yaml");
  const text = await readFile(file, "utf8");
  const changed = text.replace(/year: 2025/, "year: 2031").replace(/checked: .*/, "checked: 2030-12-01");
  await writeFile(file, changed);
  const lineOf = (words: string) => changed.split("\n").findIndex((line) => line.includes(words)) + 1;
  const advice = daysAhead(await readSite(content), "2030-11-20").map(({ line, message }) => [line, message]);
  expect(advice.toSorted()).toEqual(
    [
      [lineOf("checked: 2030-12-01"), expect.stringContaining("“checked: 2030-12-01” lies ahead")],
      [lineOf("year: 2031"), expect.stringContaining("“year: 2031” lies ahead")],
    ].toSorted(),
  );
});

const NOT_OF_PEOPLE = {
  people: undefined,
  injury: undefined,
  product: undefined,
  comparator: undefined,
  followUp: undefined,
};

test("a statement needs no patients, but must say what it cannot tell", () => {
  const statement = { ...NOT_OF_PEOPLE, kind: "statement", funding: undefined };
  expect(messagesOf(statement)).toEqual([]);
  expect(messagesOf({ ...statement, limits: undefined })).toEqual([expect.stringContaining("cannot tell")]);
});

test("a survey needs no patients, but must say who paid for it", () => {
  expect(messagesOf({ ...NOT_OF_PEOPLE, kind: "survey" })).toEqual([]);
  expect(messagesOf({ ...NOT_OF_PEOPLE, kind: "survey", funding: undefined })).toEqual([
    expect.stringContaining("who paid"),
  ]);
});

test("a source that no page cites is an error at its line, with the two ways out", async () => {
  const content = await contentCopy();
  const file = path.join(content, "sources.yaml");
  const text = await readFile(file, "utf8");
  const entry = Object.entries(TRIAL).map(([key, value]) => `  ${key}: ${value}\n`);
  await writeFile(file, `${text}\nboots-2020:\n${entry.join("")}`);
  const line = text.split("\n").length + 1;
  expect(checkSite(await readSite(content)).filter(({ rule }) => rule === "source")).toEqual([
    expect.objectContaining({
      line,
      severity: "error",
      message: expect.stringMatching(/<Cite id="boots-2020" \/>.*or take the entry out/),
    }),
  ]);
});

test("while the notices cannot be read, no source that only they cite is called uncited", async () => {
  const content = await contentCopy();
  const file = path.join(content, "notices.yaml");
  await writeFile(file, (await readFile(file, "utf8")).replace("link: EMA, 2020", "lnk: EMA, 2020"));
  const rules = checkSite(await readSite(content)).map(({ rule }) => rule);
  expect(rules).toContain("notice");
  expect(rules).not.toContain("source");
});
