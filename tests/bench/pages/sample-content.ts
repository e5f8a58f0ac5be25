import { cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Chance, chanceOf, madeUpName, paragraph, sentence, thingNames } from "./sample-words.ts";

/** The site's own pages, which those of the bench stand beside: they hold what the check wants of a site as a whole. */
const OWN_CONTENT = path.resolve(import.meta.dirname, "../../../content");

/** The day on which all of these pages say that they were written. */
const DAY = "2026-01-01";

/** How many topics are added, and how many pages each of them has. Every topic has its page to print beside these. */
export type Size = { topics: number; pagesEach: number };

/**
 * Writes a content folder with all that this site holds and so many sample topics more. A page has about 1,400 words, a
 * table, questions, notes and a term, as a page of this site has; the words mean nothing, and the page says so. The same
 * size gives the same bytes.
 */
export async function writeContent(folder: string, { topics, pagesEach }: Size): Promise<void> {
  await cp(OWN_CONTENT, folder, { recursive: true });
  for (let number = 0; number < topics; number += 1) {
    const topic = path.join(folder, topicName(number));
    await mkdir(topic);
    for (let at = 0; at < pagesEach; at += 1) {
      const chance = chanceOf(number * 1_000 + at);
      const name = madeUpName(number);
      const text = at === 0 ? openingPage(name, number, chance) : innerPage(name, at, chance);
      await writeFile(path.join(topic, at === 0 ? "index.mdx" : `part-${at}.mdx`), text);
    }
  }
}

/** The address of a topic, without the stroke before it. */
export function topicName(number: number): string {
  return `sample-${madeUpName(number)}`;
}

function frontMatter(title: string, short: string, order: number): string {
  return `---
title: "${title}"
short: "${short}"
description: "A page of a sample site that is made to be measured. Its words mean nothing and are about nothing."
order: ${order}
written: ${DAY}
---
`;
}

/** The first page of a topic, with all that the check wants of one. */
function openingPage(name: string, number: number, chance: Chance): string {
  const list = (count: number) => Array.from({ length: count }, () => `- ${sentence(chance)}`).join("\n");
  return `${frontMatter(`Sample topic ${name}: words to be measured`, `Sample ${name}`, 1_000 + number)}
<Alert>

In an emergency call <Clinic value="emergencyNumber" /> now.

</Alert>

<Interest>

This is a sample. Nobody gains from it.

</Interest>

<Summary>

${list(5)}

</Summary>

${sections(6, chance)}

## When it cannot wait

<Emergency>

${list(3)}

</Emergency>

## What is shown

<ProductCard />

## What can go wrong

<Harms>

${list(3)}

</Harms>

## What else there is

<Alternatives>

- ${sentence(chance)}
- **Doing nothing.** ${sentence(chance)}

</Alternatives>

## What we do not know

<Unknown>

${list(3)}

</Unknown>

## Questions to ask

<QuestionsToAsk>

- What is the ${thingNames(1, chance)} for?
- Who has the ${thingNames(1, chance)}?

</QuestionsToAsk>

## What would change our mind

<ChangeOurMind>

${paragraph(2, chance)}

</ChangeOurMind>

<Contents />
`;
}

/** Any other page of a topic. */
function innerPage(name: string, order: number, chance: Chance): string {
  return `${frontMatter(`Part ${order} of the sample topic ${name}`, `Part ${order}`, order)}
${paragraph(4, chance)}

${sections(8, chance)}
`;
}

/** Sections under headings of their own; among them a table, questions that unfold, a list, notes and a term. */
function sections(count: number, chance: Chance): string {
  const [asked = [], told = []] = [thingNames(5, chance), thingNames(count, chance)];
  const rows = thingNames(5, chance).map((thing) => `| The ${thing} | ${sentence(chance)} |`);
  const questions = asked.map(
    (thing) => `<Question title="Where is the ${thing}?">\n\n${paragraph(3, chance)}\n\n</Question>`,
  );
  const plain = told.map((thing, at) => {
    const list = Array.from({ length: 4 }, () => `- ${sentence(chance)}`).join("\n");
    return `## Of the ${thing}\n\n${paragraph(4, chance)} ${noted(at, chance)}\n\n${at % 2 ? list : paragraph(3, chance)}`;
  });
  return [
    plain.join("\n\n"),
    `<Table caption="Things, and what is told of them">\n\n| Thing | What is told |\n| --- | --- |\n${rows.join("\n")}\n\n</Table>`,
    `## What people ask\n\n${questions.join("\n\n")}`,
  ].join("\n\n");
}

/** The ids of sources of this site. What the sentence says is not theirs: it is about a chair. */
const SOURCES = ["fda-2021", "aofas-2021", "isscr-ask"];

function noted(at: number, chance: Chance): string {
  const end = `<Cite id="${SOURCES[at % SOURCES.length]}" />.`;
  return at % 3 === 2 ? sentence(chance) : sentence(chance).replace(/\.$/, ` ${end}`);
}
