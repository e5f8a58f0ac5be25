import { readFile } from "node:fs/promises";
import path from "node:path";
import { problemLine } from "./problems.ts";
import { type Clinic, clinicSchema } from "./schema.ts";
import { readYaml } from "./yaml.ts";

/** Reads `clinic.yaml` in the content folder and reports what is wrong with it. Throws when the file is not there. */
export async function readClinic(contentDir: string) {
  const text = await readFile(path.join(contentDir, "clinic.yaml"), "utf8");
  return readYaml(clinicSchema, { file: "content/clinic.yaml", text, rule: "clinic", linesBefore: 0 });
}

/** The clinic's details. Throws, naming file and line, when `clinic.yaml` does not pass its check. */
export async function loadClinic(contentDir: string): Promise<Clinic> {
  const result = await readClinic(contentDir);
  if (result.ok) return result.value;
  throw new Error(result.problems.map(problemLine).join("\n"));
}
