import { FILL_IN } from "./page-templates.ts";
import type { Problem } from "./schema.ts";
import type { Site } from "./site.ts";

/** What people write to themselves in place of words. */
const LEFTOVER = /\[?\b(?:TODO|TBD|FIXME|XX+|[Ll]orem [Ii]psum)\b\]?/;

/** The places where a page still holds the words it was made with, or a note like TODO. They stop a build, but no page while it is written. */
export function unfilledParts(site: Site): Problem[] {
  const words = Object.values(FILL_IN).flat();
  return site.pages.flatMap((page) =>
    page.text.split("\n").flatMap((line, at) => {
      const found = words.find((part) => line.includes(part));
      const leftover = LEFTOVER.exec(line)?.[0];
      if (!found && !leftover) return [];
      const message = found
        ? `“${found}” is what a new page says until you write your own words. Replace it, or take this part out`
        : `“${leftover}” holds a place for words. Write them, or take it out`;
      return [{ file: page.file, line: at + 1, column: 1, rule: "fill-in", severity: "error" as const, message }];
    }),
  );
}
