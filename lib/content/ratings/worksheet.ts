import { anchorsOf } from "../outline.ts";
import { type Topic, wholeArticlePath } from "../routes.ts";
import { DISCERN } from "./discern.ts";
import { PEMAT } from "./pemat.ts";
import type { Part, Question } from "./question.ts";

/** How many headings a question points to; more would be the whole site again. */
const SHOWN = 4;

type Worksheet = { topic: Topic; siteUrl: string; today: string };

/**
 * A worksheet in Markdown on which a person rates the pages of a topic with DISCERN and with PEMAT-P: what to read, each
 * question with where to look, how to add up, and where the scores go. Two people fill in one each.
 */
export function worksheet({ topic, siteUrl, today }: Worksheet): string {
  const title = topic.opening.meta.title;
  return [
    `# Rating sheet: ${title}`,
    `Printed on ${today}. One sheet for each rater.`,
    "Rater (name or initials): ______________________   Role (nurse, patient, …): ______________________   Day: ____________",
    "## Before you begin",
    HOW_TO_RATE,
    "## What to read",
    `Its main pages in one: ${siteUrl}${wholeArticlePath(topic)}`,
    topic.pages.map(({ path, meta }) => `- [ ] ${meta.title}: ${siteUrl}${path} (words of ${meta.written})`).join("\n"),
    "## Form 1: DISCERN",
    "Rate each question from 1 (no) to 5 (yes, fully); 2 to 4 mean in part.",
    ...DISCERN.flatMap((part) => partLines(part, topic, discernAnswer)),
    DISCERN_SUM,
    "## Form 2: PEMAT-P",
    "Tick whether you agree that the sentence is true of the pages. Agree only when it holds nearly everywhere. “Does not apply” stands only where it may be ticked.",
    ...PEMAT.flatMap((part) => partLines(part, topic, pematAnswer)),
    PEMAT_SUM,
    "## When both raters are done",
    whenDone(topic),
    "## The instruments",
    INSTRUMENTS,
  ].join("\n\n");
}

const HOW_TO_RATE = `- Two people rate, or more. At least one should be somebody who is no clinician. Nobody rates pages of their own.
- Each fills in a sheet **alone**. Do not talk about the pages, or look at the other sheet, until both are done.
- Read every page to its end first, on a phone if you can. Then answer, with the pages beside you.
- Judge what stands there, not what you know or what the clinic means to add.
- The questions are put in our own words. The official wording and its hints decide: see “The instruments” at the end.`;

const DISCERN_SUM = `**Adding up.** Add your sixteen ratings: the lowest sum is 16, the highest 80.

DISCERN sum: ______ of 80`;

const PEMAT_SUM = `**Adding up.** For each half: the items you agreed with, divided by those that you agreed or disagreed with, times 100. Leave out what does not apply. With 14 agreed, 2 disagreed and 1 that does not apply: 14 ÷ 16 × 100 = 88.

Understandability (items 1 to 12 and 15 to 19): ______ %     Actionability (items 20 to 26): ______ %`;

const INSTRUMENTS = `- DISCERN: Charnock D, Shepperd S, Needham G, Gann R. DISCERN: an instrument for judging the quality of written consumer health information on treatment choices. J Epidemiol Community Health 1999;53:105–11. https://doi.org/10.1136/jech.53.2.105. Official questions, hints and handbook: http://www.discern.org.uk
- PEMAT-P: Shoemaker SJ, Wolf MS, Brach C. The Patient Education Materials Assessment Tool (PEMAT) and User's Guide. Agency for Healthcare Research and Quality, 2013. AHRQ Publication No. 14-0002-EF. Official form, guide and a sheet that adds up by itself: look for “PEMAT” on https://www.ahrq.gov`;

function whenDone(topic: Topic): string {
  return `1. Keep both sheets as they are. They are the record of what each of you found alone.
2. Lay them side by side. Talk about each DISCERN question on which you are two or more apart, and each PEMAT item on which you differ. Look it up together. If one of you overlooked something, change that rating and note why. Do not change one only to agree.
3. The score is the mean of your two sums. Do not leave out a low one.
4. Enter it in content/scores.yaml, with both of you and the day. The site then shows it on the topic's first page:

\`\`\`
- topic: ${topic.name}
  instrument: DISCERN                    # or: PEMAT-P understandability, PEMAT-P actionability
  score: 61.5                            # DISCERN 16 to 80, PEMAT-P 0 to 100
  raters:
    - { name: "A. B.", role: "nurse" }
    - { name: "C. D.", role: "patient" }
  on: 2026-11-20
\`\`\``;
}

function partLines(part: Part, topic: Topic, answer: (question: Question) => string): string[] {
  const questions = part.questions.map((question) =>
    [
      `**${question.number}.** ${question.asks}`,
      `Look at: ${placesFor(question, topic)}`,
      `${answer(question)}   Why: ____________________________________________`,
    ].join("  \n"),
  );
  return [`### ${part.title}`, ...questions];
}

function discernAnswer(): string {
  return "Rating (1 to 5): ____";
}

function pematAnswer({ unlessNone }: Question): string {
  return `[ ] Agree   [ ] Disagree${unlessNone ? `   [ ] Does not apply: there are no ${unlessNone}` : ""}`;
}

/** Where a rater looks first. That a heading is named says nothing about whether it answers the question. */
function placesFor({ look, headings }: Question, topic: Topic): string {
  const found = headings ? headingsLike(headings, topic) : [];
  const places = [...(look ? [look] : []), ...found];
  return places.length > 0 ? `${places.join("; ")}.` : "all pages; no heading speaks of it.";
}

function headingsLike(words: RegExp, topic: Topic): string[] {
  const found = topic.pages.flatMap((page) => [
    ...(words.test(`${page.meta.title} ${page.meta.short}`) ? [`${page.path} as a whole`] : []),
    ...anchorsOf(page.tree)
      .filter(({ text }) => words.test(text))
      .map(({ id, text }) => `“${text}” (${page.path}#${id})`),
  ]);
  return found.length > SHOWN ? [...found.slice(0, SHOWN), `and ${found.length - SHOWN} more like these`] : found;
}
