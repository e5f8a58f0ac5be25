import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { openingPage } from "../pages/sample-content.ts";
import { chanceOf, madeUpName } from "../pages/sample-words.ts";
import { ARTICLE, DESCRIPTION, type Part, SHORT, TITLE, WRITTEN } from "./words.ts";

/** A number for the topic's made-up first page that no sample topic has, however many there are. */
const OPENING = 40_000;

/** The topic in which the article stands, and the address of the article. */
const TOPIC = "reading";
export const ARTICLE_PATH = `/${TOPIC}/article`;

/** Writes the article into a content folder, as the second page of a topic whose first one is made of sample words. */
export async function writeArticle(content: string): Promise<void> {
  const topic = path.join(content, TOPIC);
  await mkdir(topic);
  await writeFile(path.join(topic, "index.mdx"), openingPage(madeUpName(OPENING), OPENING, chanceOf(OPENING)));
  await writeFile(path.join(topic, "article.mdx"), articlePage());
}

/** The article as a writer of this site would type it. */
export function articlePage(): string {
  const top = `---\ntitle: ${TITLE}\nshort: ${SHORT}\ndescription: "${DESCRIPTION}"\norder: 1\nwritten: ${WRITTEN}\n---`;
  return `${[top, ...ARTICLE.map(typed)].join("\n\n")}\n`;
}

function typed(part: Part): string {
  if (part.kind === "heading") return `## ${part.text}`;
  if (part.kind === "list") return part.items.map((item) => `- ${noted(item)}`).join("\n");
  if (part.kind === "question") return `<Question title="${part.title}">\n\n${noted(part.text)}\n\n</Question>`;
  if (part.kind === "note") return `<Note title="${part.title}">\n\n${noted(part.text)}\n\n</Note>`;
  if (part.kind === "text") return noted(part.text);
  const rows = [part.head, part.head.map(() => "---"), ...part.rows].map((cells) => `| ${cells.join(" | ")} |`);
  return `<Table caption="${part.caption}">\n\n${rows.join("\n")}\n\n</Table>`;
}

function noted(text: string): string {
  return text.replace(/\{cite:([\w-]+)\}/g, '<Cite id="$1" />');
}
