import { createHash } from "node:crypto";
import type { Page } from "./page.ts";
import type { Site } from "./site.ts";

/**
 * Tells for each page of a site, in a short text, all that its check looks at beside its own words: the YAML files, the
 * addresses and the headings that links can lead to, the pictures, and the other pages of its topic. While that text and
 * the words are the same, so is what the check finds.
 */
export function surroundingsOf(site: Site): (page: Page) => string {
  const { pages, broken, yamlFiles, glossary, pictures, problems } = site;
  const shared = shortOf([
    yamlFiles.map(({ file, text }) => [file, text]),
    glossary?.text,
    [...pictures],
    [...broken, ...problems].map((one) => JSON.stringify(one)),
    pages.map(({ path, meta, anchors }) => [path, meta, [...anchors]]),
  ]);
  const topics = new Map<string | null, string>();
  for (const [topic, inTopic] of Map.groupBy(pages, (page) => page.topic))
    topics.set(topic, shortOf(inTopic.map(({ text }) => text)));
  return ({ topic }) => `${shared} ${topic === null ? "" : topics.get(topic)}`;
}

function shortOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64");
}
