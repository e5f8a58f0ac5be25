import { isAhead } from "./day.ts";
import { lineOfKey } from "./line-of-key.ts";
import type { Problem } from "./schema.ts";
import type { Site } from "./site.ts";

/** Advice for each day that should be past and lies ahead: readers would take a slip of the pen for news. */
export function daysAhead(site: Site, today: string): Problem[] {
  return site.pages
    .filter(({ meta }) => isAhead(meta.written, today))
    .map(({ file, text, meta }) => {
      const message = `“written: ${meta.written}” lies ahead. Write the day the words were last changed, at the latest ${today}`;
      return { file, line: lineOfKey(text, "written"), column: 1, rule: "front-matter", severity: "advice", message };
    });
}
