import { closest } from "../closest.ts";
import { isAhead } from "../day.ts";
import { type Topic, topicsOf } from "../routes.ts";
import type { Problem } from "../schema.ts";
import type { Site } from "../site.ts";
import type { Score, ShownScore } from "./schema.ts";

const FILE = "content/scores.yaml";

/** The scores of a topic, the newest first and only the newest of each instrument, with what has changed since. */
export function scoresOf(topic: Topic, scores: Score[]): ShownScore[] {
  const changed =
    topic.pages
      .map(({ meta }) => meta.written)
      .toSorted()
      .at(-1) ?? "";
  const newest = scores.filter((score) => score.topic === topic.name).toSorted((a, b) => b.on.localeCompare(a.on));
  return newest
    .filter((score, at) => newest.findIndex(({ instrument }) => instrument === score.instrument) === at)
    .map((score) => ({ ...score, changed: changed > score.on ? changed : undefined }));
}

/** Scores of a topic that does not exist. */
export function scoreProblems(site: Site): Problem[] {
  const topics = topicsOf(site).map(({ name }) => name);
  return site.scores.flatMap(({ topic }, at) => {
    if (topics.includes(topic)) return [];
    const near = closest(topic, topics);
    const hint = near ? ` Did you mean “${near}”?` : "";
    const message = `There is no topic “${topic}”.${hint} The topics are: ${topics.join(", ")}`;
    return [{ ...scoreProblem(message, "error"), line: topicLines(site)[at] ?? 1 }];
  });
}

/** The line of each score's topic, in order. */
function topicLines({ yamlFiles }: Site): number[] {
  const lines = yamlFiles.find(({ file }) => file === FILE)?.text.split("\n") ?? [];
  return lines.flatMap((line, at) => (/^[^#]*\btopic:/.test(line) ? [at + 1] : []));
}

/** Scores that were given on a day that lies ahead, and scores that are older than the pages they are about. */
export function scoreAdvice(site: Site, today: string): Problem[] {
  const ahead = site.scores
    .filter(({ on }) => isAhead(on, today))
    .map(({ on }) => scoreProblem(`“on: ${on}” lies ahead. Write the day on which the pages were rated`, "advice"));
  const old = topicsOf(site).flatMap((topic) =>
    scoresOf(topic, site.scores).flatMap(({ instrument, on, changed }) => {
      const message = `Pages of ${topic.name} have changed since the score of ${instrument} of ${on}, and readers are told so. Have them rated anew: npm run content:worksheet -- ${topic.name}`;
      return changed ? [scoreProblem(message, "advice")] : [];
    }),
  );
  return [...ahead, ...old];
}

function scoreProblem(message: string, severity: Problem["severity"]): Problem {
  return { file: FILE, line: 1, column: 1, rule: "scores", severity, message };
}
