import { expect, test } from "vitest";
import { checkForm, readForm, readTraces } from "@/lib/consultation/form-data";
import { FIELD_NAMES } from "@/lib/consultation/schema";
import { ALL_QUESTIONS } from "@/tests/support/requests";

test("every field is there, blank when it was not sent", () => {
  const form = readForm(new FormData());
  expect(Object.keys(form)).toEqual([...FIELD_NAMES]);
  expect(Object.values(form).flat().join("")).toBe("");
});

test("of a name that was sent twice the first counts, and scans are a list", () => {
  const data = new FormData();
  data.append("name", "Ada");
  data.append("name", "Eve");
  data.append("imaging", "mri");
  data.append("imaging", "x-ray");
  expect(readForm(data)).toMatchObject({ name: "Ada", imaging: ["mri", "x-ray"] });
});

test("files and unknown names are left behind", () => {
  const data = new FormData();
  data.append("name", new File(["scan"], "scan.dcm"));
  data.append("role", "admin");
  expect(readForm(data)).not.toHaveProperty("role");
  expect(readForm(data).name).toBe("");
});

test("a value of any length is cut before it is checked or sent back", () => {
  const data = new FormData();
  data.append("message", "x".repeat(200_000));
  for (let tick = 0; tick < 1000; tick += 1) data.append("imaging", "mri");
  const form = readForm(data);
  expect(form.message).toHaveLength(10_000);
  expect(form.imaging.length).toBeLessThan(20);
});

test("a refusal gives back all that was typed", () => {
  const data = new FormData();
  data.append("name", "Ada");
  data.append("email", "not an address");
  data.append("imaging", "ultrasound");
  const checked = checkForm(readForm(data), ALL_QUESTIONS);
  expect(checked).toMatchObject({
    ok: false,
    state: { values: { name: "Ada", email: "not an address", imaging: ["ultrasound"] } },
  });
});

test("the key of a form is read, and one that is missing, short or no text is none", () => {
  const keyIn = (value: string | File) => {
    const data = new FormData();
    data.append("onceKey", value);
    return readTraces(data).onceKey;
  };
  expect(keyIn("6f1c1a52-3e0e-4c0f-9d55-0c35a1f2b7aa")).toBe("6f1c1a52-3e0e-4c0f-9d55-0c35a1f2b7aa");
  expect([keyIn("short"), keyIn("x".repeat(65)), keyIn(new File([], "x")), readTraces(new FormData()).onceKey]).toEqual(
    Array.from({ length: 4 }),
  );
});
