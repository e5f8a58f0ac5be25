import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { learn } from "../content/claims/likeness/learn.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const SENTENCES = path.join(ROOT, "tests/unit/content/claims");
const WEIGHTS = path.join(ROOT, "lib/content/claims/likeness/weights.json");

const labelledSchema = z.array(z.object({ text: z.string(), expect: z.enum(["error", "pass"]) }));

/** Learns anew from all labelled sentences what claims have in common, for who adds sentences to them. */
async function claimsLearn() {
  const files = (await readdir(SENTENCES)).filter((name) => name.endsWith(".json")).toSorted();
  const sets = await Promise.all(
    files.map(async (name) => labelledSchema.parse(JSON.parse(await readFile(path.join(SENTENCES, name), "utf8")))),
  );
  const weights = learn(sets.flat());
  await writeFile(WEIGHTS, `${JSON.stringify(weights, null, 0).replaceAll(/,"/g, ',\n"')}\n`);
  console.log(`Learned from ${sets.flat().length} sentences; ${Object.keys(weights).length} traits kept.`);
}

await claimsLearn();
