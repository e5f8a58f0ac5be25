import { GLOSSARY_PATH } from "../content/glossary/schema.ts";
import type { Page } from "../content/page.ts";
import { topicsOf, wholeArticlePath } from "../content/routes.ts";
import type { Site } from "../content/site.ts";

/**
 * The pages that can look different with other content: those whose own words have changed, those that show these pages
 * again or tell of them, or all, as soon as something has changed that any page can show: a detail of the clinic, a source, a term, a
 * page's title or place, or which pages there are.
 */
export function affectedBy(before: Site, after: Site): { all: true } | { all: false; paths: string[] } {
  if (sharedOf(before) !== sharedOf(after)) return { all: true };
  const old = new Map(before.pages.map((page) => [page.path, page]));
  const changed = after.pages.filter((page) => page.text !== old.get(page.path)?.text);
  const topics = topicsOf(after).filter(({ pages }) => pages.some((page) => changed.includes(page)));
  const telling = topics.flatMap((topic) => [topic.opening.path, wholeArticlePath(topic)]);
  const glossary = changed.length > 0 && after.glossary ? [GLOSSARY_PATH] : [];
  return { all: false, paths: [...new Set([...changed.map(({ path }) => path), ...telling, ...glossary])] };
}

/** In one text, all that any page can show of the others and of the YAML files. */
function sharedOf({ pages, yamlFiles, glossary, pictures }: Site): string {
  const texts = yamlFiles.map(({ file, text }) => [file, text]);
  return JSON.stringify([texts, glossary?.text, [...pictures], pages.map(toldOf)]);
}

/** What other pages show of a page. When it was written and reviewed only machines are told, and its own readers. */
function toldOf({ path, meta }: Page) {
  const { written, reviewed, ...told } = meta;
  return [path, told];
}
