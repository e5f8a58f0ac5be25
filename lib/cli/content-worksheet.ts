import { parseArgs } from "node:util";
import { dayOf } from "../content/day.ts";
import { worksheet } from "../content/ratings/worksheet.ts";
import { contentErrors, readContent } from "../content/read-content.ts";
import { topicsOf } from "../content/routes.ts";
import { readSettings } from "../settings.ts";
import { giveUp } from "./step.mjs";

const HOW = `Write: npm run -s content:worksheet -- <topic> > sheet.md

Prints a rating sheet for a topic: DISCERN (15 questions and one on the whole) and PEMAT-P (24 items), with where to look
on the topic's pages, how to add up, and where the scores go. Two people fill in one each, alone. The sheet is Markdown:
print it, or open it in any text editor. Nothing is saved or sent.`;

/** `npm run content:worksheet -- <topic>`: prints the sheet on which a person rates a topic's pages. Changes nothing. */
async function main(): Promise<void> {
  const { topics: names, help } = readArguments();
  if (help) return console.log(HOW);
  const read = readSettings(process.env);
  if (!read.ok) giveUp(read.reason);
  const content = await readContent(read.settings.contentDir);
  if (!content.ok) giveUp(content.reason);
  const topics = topicsOf(content.site);
  const known = `The topics are:\n${topics.map(({ name }) => `  ${name}`).join("\n")}`;
  const [name] = names;
  if (name === undefined) giveUp(`Name the topic to rate. ${known}\n\n${HOW}`);
  if (names.length > 1) giveUp(`Name one topic at a time. ${known}`);
  const topic = topics.find((one) => one.name === name.replace(/^\.?\/?(?:content\/)?/, "").replace(/\/$/, ""));
  if (!topic) giveUp(`There is no topic “${name}”. ${known}`);
  const errors = contentErrors(content.site).filter((line) => line.startsWith(`content/${topic.name}/`));
  if (errors.length > 0)
    giveUp(`Mend the errors first; the pages cannot be published with them:\n${errors.join("\n")}`);
  console.log(worksheet({ topic, siteUrl: read.settings.siteUrl, today: dayOf(new Date()) }));
}

function readArguments(): { topics: string[]; help: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { help: { type: "boolean", short: "h", default: false } },
    });
    return { topics: positionals, help: values.help };
  } catch {
    giveUp(HOW);
  }
}

await main();
