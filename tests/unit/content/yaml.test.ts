import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { clinicSchema } from "@/lib/content/schema";
import { sourcesSchema } from "@/lib/content/sources/schema";
import { readYaml } from "@/lib/content/yaml";
import { CONTENT } from "@/tests/support/content-copy";

function read(name: string): string {
  return readFileSync(path.join(CONTENT, name), "utf8");
}

/** What is said about clinic.yaml with one thing changed. */
function saysOfClinic(from: string | RegExp, to: string): string[] {
  const text = read("clinic.yaml").replace(from, to);
  const result = readYaml(clinicSchema, { file: "content/clinic.yaml", text, rule: "clinic", linesBefore: 0 });
  return result.ok ? [] : result.problems.map(({ line, message }) => `${line} ${message}`);
}

test.each([
  ["sample: true", "sample: yes please", "8 sample: “yes please” cannot stand here; write true or false"],
  [
    "sample: true",
    'sample: "true"',
    "8 sample: “true” cannot stand here; write true or false, without quotation marks",
  ],
  [/phone: .*/, "phone: 5550143", "“5550143” cannot stand here; write words here; put them in quotation marks"],
  [/legalName: .*/, "legalName: x", "“x” cannot stand here; write at least 2 letters"],
  [/legalName: .*/, "legalName:", "“legalName” is missing. Add a line for it"],
  [/hours: .*/, "hours: 9 to 5", "“9 to 5” cannot stand here; write a list: each entry on a line of its own"],
  [/address: .*/, "address: []", "address: write at least 1 entry"],
  [/questions: .*/, "questions: yes", "“yes” cannot stand here; write its entries below it"],
  [/name: (.*)/, 'name: "Our clinic', "A quotation mark or bracket is opened but never closed"],
  [/name: (.*)/, "name: Bay: a clinic", "7 A value that holds a colon must stand in quotation marks"],
  [/^/, "name: Twice\n", "8 This entry stands twice"],
  ["phone:", "\tphone:", "12 A tab stands at the beginning of this line"],
  ["phone:", "   phone:", "12 This line does not begin below the others of its kind"],
  [/name: .*/, "name: Clinic #1 for tendons", "7 A # cuts off the rest of the line: put the value in quotation marks"],
  [/name: .*/, "name: A clinic # for tendons", "7 A # cuts off the rest of the line"],
  [/name: .*/, "name: #1 clinic for tendons", "7 A # cuts off the rest of the line"],
  [/address: .*/, "address: [1 Example Street, Suite #4]", "A # cuts off the rest of the line"],
  [/name: .*/, "name: “Our clinic”", "7 Use straight quotation marks around a value"],
  [
    /hours: .*/,
    'hours: [{ days: Monday, Tuesday, open: "09:00", close: "17:00" }]',
    "A comma ends a value here. Put a value with a comma in quotation marks",
  ],
  [/# product:/, "product:", "“product” is missing. Write its lines below “product:”, or put the # back before it"],
  [
    /$/,
    'counsel: [{ notice: us-privacy, by: "First and last name", on: 2026-11-20 }]\n',
    "Write who confirmed it after “by:”, by name",
  ],
  ["phone:", "phone", "After the name of an entry a colon and a space must stand"],
])("a slip in the clinic's details, %s → %s, is told in plain words", (from, to, words) => {
  expect(saysOfClinic(from, to)).toContainEqual(expect.stringContaining(words));
});

test.each([
  ["replyTime: 2 working days", 'replyTime: "2 working days" # after a message'],
  ["replyTime: 2 working days", "replyTime: 2 working days  # after a message"],
  ["keepDays: 90", "keepDays: 90 # three months"],
  ["name: Sample", "name: “Sample” and other"],
  ["name: Sample", "name: Sample#1"],
])("a remark of somebody's own passes: %s → %s", (from, to) => {
  expect(saysOfClinic(from, to)).toEqual([]);
});

test("a line that is cut is told once, and other slips with it", () => {
  const says = saysOfClinic(/name: .*\nsample: true/, "name: A #1\nsample: yes");
  expect(says).toEqual([expect.stringMatching(/^7 A # cuts/), expect.stringMatching(/^8 sample/)]);
});

test("the name of a source that cannot be one is told in the words of the rule", () => {
  const text = read("sources.yaml").replace("isakos-2025:", "Isakos 2025:");
  const result = readYaml(sourcesSchema, { file: "content/sources.yaml", text, rule: "source", linesBefore: 0 });
  const messages = result.ok ? [] : result.problems.map(({ message }) => message);
  expect(messages).toContainEqual(expect.stringContaining("Use small letters, digits and hyphens"));
});
