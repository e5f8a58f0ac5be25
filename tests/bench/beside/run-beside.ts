import type { Goal } from "../goals/goal.ts";
import { goalsOfBytes, goalsOfHeaders, goalsOfRated, goalsOfThroughput } from "../goals/of-article.ts";
import { rate, tableOfRated } from "../lighthouse/compare.ts";
import type { Pace } from "../measure.ts";
import { measureBytes, tableOfBytes } from "./bytes.ts";
import { buildContenders, withContenders } from "./contenders.ts";
import { measureHeaders, tableOfHeaders } from "./headers.ts";
import { measureThroughput, tableOfThroughput } from "./throughput.ts";

/** The parts that hold the site beside the page written by hand and beside plain Next, all on one build of each. */
export const BESIDE = ["bytes", "lighthouse", "throughput", "headers"];

/** How often Lighthouse runs, and whether as often on every page of the site. */
type Choices = { pace: Pace; runs: number; everyPage: boolean };

/** Runs those of the parts that are wanted, and says each table as soon as it is there. */
export async function runBeside(
  parts: string[],
  { pace, runs, everyPage }: Choices,
  say: (table: string) => void,
): Promise<{ goals: Goal[]; figures: Record<string, unknown> }> {
  const goals: Goal[] = [];
  const figures: Record<string, unknown> = {};
  function keep<Figures>(
    part: string,
    measured: Figures,
    table: (of: Figures) => string,
    goal: (of: Figures) => Goal[],
  ) {
    figures[part] = measured;
    goals.push(...goal(measured));
    say(table(measured));
  }
  if (!BESIDE.some((part) => parts.includes(part))) return { goals, figures };
  const built = await buildContenders();
  try {
    if (parts.includes("bytes")) keep("bytes", await withContenders(built, measureBytes), tableOfBytes, goalsOfBytes);
    if (parts.includes("lighthouse"))
      keep("lighthouse", await rate(built, runs, everyPage), tableOfRated, goalsOfRated);
    if (parts.includes("throughput"))
      keep("throughput", await measureThroughput(built, pace), tableOfThroughput, goalsOfThroughput);
    if (parts.includes("headers")) keep("headers", await measureHeaders(built), tableOfHeaders, goalsOfHeaders);
  } finally {
    await built.remove();
  }
  return { goals, figures };
}
