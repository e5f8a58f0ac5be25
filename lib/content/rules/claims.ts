import { claimsIn, lookThrough } from "../claims/judge.ts";
import { passagesOf } from "../claims/page-passages.ts";
import { statementsOf } from "../claims/sentences.ts";
import type { Passage } from "../claims/statement.ts";
import type { Style } from "../claims/style.ts";
import type { Problem } from "../schema.ts";
import type { Rule } from "./rule.ts";

/**
 * No sentence of a page claims more than its source: see `content/style.yaml` for what is refused, and why. Sentences are
 * not judged while their sources cannot be read.
 */
export const claims: Rule = (page, site) =>
  site.style && site.sourcesAreRead ? problemsIn(page.file, passagesOf(page, site.sources), site.style) : [];

/** What is claimed too boldly in some passages of a file, each with the words, the reason and the way out. */
export function problemsIn(file: string, passages: Passage[], style: Style): Problem[] {
  const statements = passages.flatMap(statementsOf);
  lookThrough(
    statements.map(({ text }) => text),
    style,
  );
  return statements.flatMap((statement) =>
    claimsIn(statement, style).map(({ family, words, at }) => {
      const { severity, reason, instead } = style.families[family];
      const message = `“${words}”: ${reason} ${instead}`;
      return { file, ...statement.placeAt(at.start), rule: `claim-${family}`, severity, message };
    }),
  );
}
