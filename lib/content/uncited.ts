import { sourcesOfNotices } from "./notices/of-clinic.ts";
import { citationsOf } from "./outline.ts";
import { readablePages } from "./routes.ts";
import type { Problem } from "./schema.ts";
import type { Site } from "./site.ts";

const SOURCES_FILE = "content/sources.yaml";

/**
 * A source that neither a page nor a notice cites is an error: it is either a fact whose note was forgotten, or an entry nobody keeps up.
 *
 * Nothing is reported while a file cannot be read, since the note may stand there.
 */
export function uncitedSources(site: Site): Problem[] {
  if (!site.sourcesAreRead || !site.notices || site.broken.length > 0) return [];
  const onPages = readablePages(site).flatMap((page) => citationsOf(page.tree).map(({ id }) => id));
  const cited = new Set([...onPages, ...sourcesOfNotices(site)]);
  const lines = site.yamlFiles.find(({ file }) => file === SOURCES_FILE)?.text.split("\n") ?? [];
  return lines.flatMap((line, at) => {
    const id = /^([a-z0-9-]+):/.exec(line)?.[1] ?? "";
    if (!site.sources.has(id) || cited.has(id)) return [];
    const message = `No page cites “${id}”. Write <Cite id="${id}" /> in the sentence that rests on it, or take the entry out of ${SOURCES_FILE}`;
    return [{ file: SOURCES_FILE, line: at + 1, column: 1, rule: "source", severity: "error" as const, message }];
  });
}
