import { writeFile } from "node:fs/promises";
import path from "node:path";
import { ARTICLE, DESCRIPTION, type Part, SHORT, TITLE, WRITTEN } from "./words.ts";

/** The name of the article among the clinic's own pages, and its address. */
const NAME = "how-to-read";
export const ARTICLE_PATH = `/${NAME}`;

/** A place after all other pages of the clinic. */
const LAST = 900;

/** Writes the article into a content folder, as one of the clinic's own pages. */
export async function writeArticle(content: string): Promise<void> {
  await writeFile(path.join(content, "clinic", `${NAME}.mdx`), articlePage());
}

/** The article as a writer of this site would type it. */
export function articlePage(): string {
  const top = `---\ntitle: ${TITLE}\nshort: ${SHORT}\ndescription: "${DESCRIPTION}"\norder: ${LAST}\nwritten: ${WRITTEN}\n---`;
  return `${[top, ...ARTICLE.map(typed)].join("\n\n")}\n`;
}

function typed(part: Part): string {
  if (part.kind === "heading") return `## ${part.text}`;
  if (part.kind === "list") return part.items.map((item) => `- ${noted(item)}`).join("\n");
  if (part.kind === "note") return `<Note title="${part.title}">\n\n${noted(part.text)}\n\n</Note>`;
  return noted(part.text);
}

function noted(text: string): string {
  return text.replace(/\{cite:([\w-]+)\}/g, '<Cite id="$1" />');
}
