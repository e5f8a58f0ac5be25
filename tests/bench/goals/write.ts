import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import path from "node:path";
import { z } from "zod";
import { ROOT } from "../launch.ts";
import type { Goal } from "./goal.ts";
import { withTable } from "./readme.ts";

/** Writes the figures of this run into the README, with today's day and what they were measured with. */
export async function writeGoals(goals: Goal[]): Promise<void> {
  const file = path.join(ROOT, "README.md");
  const manifest = createRequire(import.meta.url)("next/package.json");
  const { version } = z.object({ version: z.string() }).parse(manifest);
  const machine = `${availableParallelism()} cores with Node ${process.versions.node} and Next ${version}`;
  const day = new Date().toISOString().slice(0, 10);
  await writeFile(file, withTable(await readFile(file, "utf8"), goals, { machine, day }));
}
