import { isAhead } from "../day.ts";
import { type Topic, topicsOf } from "../routes.ts";
import type { Problem } from "../schema.ts";
import type { Site } from "../site.ts";
import type { Score, ShownScore } from "./schema.ts";

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
  return site.scores
    .filter(({ topic }) => !topics.includes(topic))
    .map(({ topic }) => scoreProblem(`There is no topic “${topic}”. The topics are: ${topics.join(", ")}`, "error"));
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
  return { file: "content/scores.yaml", line: 1, column: 1, rule: "scores", severity, message };
}
