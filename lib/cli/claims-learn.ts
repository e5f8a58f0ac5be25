import { writeFile } from "node:fs/promises";
import path from "node:path";
import { readLabelled } from "../content/claims/likeness/labelled.ts";
import { learn } from "../content/claims/likeness/learn.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const SENTENCES = path.join(ROOT, "tests/unit/content/claims");
const WEIGHTS = path.join(ROOT, "lib/content/claims/likeness/weights.json");

/** Learns anew from all labelled sentences what claims have in common, for who adds sentences to them. */
async function claimsLearn() {
  const sentences = await readLabelled(SENTENCES);
  const weights = learn(sentences);
  await writeFile(WEIGHTS, `${JSON.stringify(weights, null, 2)}\n`);
  console.log(`Learned from ${sentences.length} sentences; ${Object.keys(weights).length} traits kept.`);
}

await claimsLearn();
