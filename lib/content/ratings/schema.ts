import { z } from "zod";

/** The instruments whose scores the site shows, with the lowest and highest score, the unit, and what they judge. */
export const INSTRUMENTS = {
  DISCERN: {
    lowest: 16,
    highest: 80,
    unit: " of 80 points",
    judges: "how well the pages inform about choices of treatment",
  },
  "PEMAT-P understandability": { lowest: 0, highest: 100, unit: "%", judges: "how easy the pages are to understand" },
  "PEMAT-P actionability": { lowest: 0, highest: 100, unit: "%", judges: "how well the pages tell what one can do" },
} as const;

const NAMES = ["DISCERN", "PEMAT-P understandability", "PEMAT-P actionability"] as const;

const ASK_RATERS =
  'Write at least two raters after “raters:”, each as - { name: "A. B.", role: "nurse" }. A score by one person is not shown';

const raterSchema = z.strictObject({
  name: z
    .string("Write the rater's name or initials after “name:”")
    .trim()
    .min(2, "Write the rater's name or initials"),
  role: z
    .string("Write what the rater does after “role:”, like nurse or patient")
    .trim()
    .min(3, "Write what the rater does"),
});

/**
 * One score that people gave the pages of a topic, as it stands in `content/scores.yaml`: the mean of at least two raters
 * on a day. `topic` is the name of its folder.
 */
const scoreSchema = z
  .strictObject({
    topic: z.string("Write the name of the topic's folder after “topic:”, like achilles-tendon-rupture").min(1),
    instrument: z.enum(NAMES, `Write one of these after “instrument:”: ${NAMES.join(", ")}`),
    score: z.number("Write the raters' mean in digits after “score:”, like 61.5"),
    raters: z
      .array(raterSchema, ASK_RATERS)
      .min(2, ASK_RATERS)
      .refine(areDifferent, "Two raters have the same name. A second person must have rated the pages"),
    on: z.iso.date("Write the day of the rating after “on:”, like 2026-11-20"),
    note: z
      .string("Write the note in words after “note:”, or take the line out")
      .max(200, "Keep the note to 200 characters")
      .optional(),
  })
  .superRefine(({ instrument, score }, context) => {
    const { lowest, highest } = INSTRUMENTS[instrument];
    if (score >= lowest && score <= highest) return;
    const message = `A score of ${instrument} lies between ${lowest} and ${highest}; “${score}” does not`;
    context.addIssue({ code: "custom", path: ["score"], message });
  });

function areDifferent(raters: { name: string }[]): boolean {
  return new Set(raters.map(({ name }) => name.toLowerCase())).size === raters.length;
}

/** All of `content/scores.yaml`; an empty list as long as nobody has rated anything. */
export const scoresSchema = z
  .array(
    scoreSchema,
    "Write a list: each score begins with “- topic:”. As long as there is none, the file holds only []",
  )
  .superRefine((scores, context) => {
    for (const [at, { topic, instrument, on }] of scores.entries()) {
      const same = (other: (typeof scores)[number]) =>
        other.topic === topic && other.instrument === instrument && other.on === on;
      if (scores.findIndex(same) === at) continue;
      const message = `${topic} has a score of ${instrument} of ${on} already. Enter the mean of all raters once`;
      context.addIssue({ code: "custom", path: [at, "instrument"], message });
    }
  });

export type Score = z.output<typeof scoreSchema>;

/** A score as a reader sees it; `changed` is the day the pages were changed after it, if they were. */
export type ShownScore = Score & { changed?: string };
