import { isAhead } from "./day.ts";
import { lineOfEntry, lineOfKey } from "./line-of-key.ts";
import type { Problem } from "./schema.ts";
import type { Site } from "./site.ts";

const SOURCES_FILE = "content/sources.yaml";

/** Advice for each day that should be past and lies ahead: readers would take a slip of the pen for news. */
export function daysAhead(site: Site, today: string): Problem[] {
  return [...pagesAhead(site, today), ...sourcesAhead(site, today)];
}

function pagesAhead(site: Site, today: string): Problem[] {
  return site.pages
    .filter(({ meta }) => isAhead(meta.written, today))
    .map(({ file, text, meta }) => {
      const message = `“written: ${meta.written}” lies ahead. Write the day the words were last changed, at the latest ${today}`;
      return { file, line: lineOfKey(text, "written"), column: 1, rule: "front-matter", severity: "advice", message };
    });
}

function sourcesAhead({ sources, yamlFiles }: Site, today: string): Problem[] {
  const text = yamlFiles.find(({ file }) => file === SOURCES_FILE)?.text ?? "";
  const advice = (id: string, key: string, message: string): Problem => ({
    ...{ file: SOURCES_FILE, line: lineOfEntry(text, id, key), column: 1 },
    ...{ rule: "source", severity: "advice", message },
  });
  return [...sources].flatMap(([id, { checked, year }]) => [
    ...(isAhead(checked, today)
      ? [
          advice(
            id,
            "checked",
            `“checked: ${checked}” lies ahead. Write the day somebody read it, at the latest ${today}`,
          ),
        ]
      : []),
    ...(year !== "unknown" && isAhead(`${year}-01-01`, today)
      ? [advice(id, "year", `“year: ${year}” lies ahead. Write the year in which it was published`)]
      : []),
  ]);
}
