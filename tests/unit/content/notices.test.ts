import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { checkSite } from "@/lib/content/check";
import { emptySlots, lawFor } from "@/lib/content/notices/of-clinic";
import { clinicSchema } from "@/lib/content/schema";
import { readSite } from "@/lib/content/site";
import { contentCopy } from "@/tests/support/content-copy";
import { CLINIC, siteOf } from "@/tests/support/site";

const SITE = siteOf([]);

function messagesOf(change: Record<string, unknown>): string[] {
  const read = clinicSchema.safeParse({ ...CLINIC, ...change });
  return read.success ? [] : read.error.issues.map(({ message }) => message);
}

test("a clinic in the United States shows the FDA's position, and one in California the state's notice as well", () => {
  const words = (clinic: typeof CLINIC) => lawFor(SITE, clinic).notice.map(({ text }) => text);
  expect(words(CLINIC)).toEqual(["The FDA has approved no stem cell product."]);
  expect(words({ ...CLINIC, state: "California" })).toEqual([
    "The FDA has approved no stem cell product.",
    "A notice of California.",
  ]);
  expect(words({ ...CLINIC, state: "Utah" })).toEqual(["The FDA has approved no stem cell product."]);
});

test("each notice leads to its source", () => {
  expect(lawFor(SITE, CLINIC)).toMatchObject({
    notice: [{ link: "FDA, 2021", address: "https://doi.org/10.1000/test" }],
    status: { text: "No stem cell product is approved.", address: "https://doi.org/10.1000/test" },
  });
});

test("where no words are known, none are shown, and the launch check asks for them", () => {
  const clinic = { ...CLINIC, jurisdiction: "UK" as const };
  expect(lawFor(SITE, clinic)).toEqual({ notice: [] });
  expect(emptySlots(SITE, clinic)).toEqual([expect.stringContaining("holds no notice for UK")]);
  const answered = [{ notice: "uk-notice", by: "A Lawyer", on: "2026-11-20" }];
  expect(emptySlots(SITE, { ...clinic, counsel: answered })).toEqual([]);
});

test("the launch check asks for the state, then for the state's notice", () => {
  expect(emptySlots(SITE, CLINIC)).toEqual([expect.stringContaining("“state:”")]);
  expect(emptySlots(SITE, { ...CLINIC, state: "Utah" })).toEqual([expect.stringContaining("holds no notice for Utah")]);
  expect(emptySlots(SITE, { ...CLINIC, state: "California" })).toEqual([]);
});

test("a state's short form, or a state outside the United States, is refused with what to write", () => {
  expect(messagesOf({ state: "California" })).toEqual([]);
  expect(messagesOf({ state: "CA" })).toEqual([expect.stringContaining("full name")]);
  expect(messagesOf({ state: "California", jurisdiction: "UK" })).toEqual([
    expect.stringContaining("Take the line out"),
  ]);
});

/** What the check says about a copy of the content whose notices are changed. */
async function problemsWith(edit: (text: string) => string) {
  const content = await contentCopy();
  const file = path.join(content, "notices.yaml");
  await writeFile(file, edit(await readFile(file, "utf8")));
  return checkSite(await readSite(content)).filter(({ severity }) => severity === "error");
}

test("the notice of the United States cannot be taken out, nor left blank", async () => {
  const place = { file: "content/notices.yaml", rule: "notice" };
  expect(await problemsWith(() => "UK:\n")).toContainEqual(expect.objectContaining(place));
  expect(await problemsWith((text) => text.replace(/text: "The FDA[^"]*"/, 'text: ""'))).toContainEqual(
    expect.objectContaining({ ...place, message: expect.stringContaining("Write the whole notice") }),
  );
});

test("a notice whose source is not known is refused at its line", async () => {
  const problems = await problemsWith((text) => text.replace("source: fda-2021", "source: fda-2030"));
  expect(problems).toEqual([
    expect.objectContaining({
      file: "content/notices.yaml",
      line: expect.any(Number),
      message: expect.stringContaining("There is no source “fda-2030”"),
    }),
  ]);
  expect(problems[0]?.line).toBeGreaterThan(5);
});

test("a notice that praises the treatment is refused like any page", async () => {
  const problems = await problemsWith((text) =>
    text.replace(/text: "In 2020[^"]*"/, 'text: "Our stem cells heal torn tendons fast."'),
  );
  expect(problems).toContainEqual(
    expect.objectContaining({ file: "content/notices.yaml", rule: expect.stringMatching(/^claim-/) }),
  );
});

test("what the clinic says of its product is held to the same rules as a page", async () => {
  const content = await contentCopy();
  const file = path.join(content, "clinic.yaml");
  const text = await readFile(file, "utf8");
  await writeFile(
    file,
    `${text}\nproduct:\n  dose: Ten million cells, which heal the tendon.\n  maker: Our own lab.\n`,
  );
  expect(checkSite(await readSite(content)).filter(({ severity }) => severity === "error")).toEqual([
    expect.objectContaining({ file: "content/clinic.yaml", rule: expect.stringMatching(/^claim-/) }),
  ]);
});

test("an empty line about the product is refused, with the way out", () => {
  expect(messagesOf({ product: { dose: "" } })).toEqual([expect.stringContaining("take the line out")]);
  expect(messagesOf({ product: { dosage: "Ten million." } })).toHaveLength(1);
});
