import { type Answer, makeAnswer } from "./answer.ts";

/** Where the rules stand; each document names this address in its header. */
export const SPECULATION_PATH = "/speculation-rules.json";

/** The header of a document that tells a browser where the rules are. A browser that does not know it passes it over. */
export const SPECULATION_HEADER = ["speculation-rules", `"${SPECULATION_PATH}"`] as const;

/** What is never fetched ahead: pages made for one person or one question, what is no page, and the page itself. */
const NEVER = ["/consultation*", "/staff*", "/search*", "/api/*", "/_next/*", "/healthz", "/readyz", "/*.*"];

/**
 * Which pages a browser may fetch while a reader's finger or pointer rests on a link to them: documents of this site, and
 * only fetch, since nothing is to count as seen that nobody has opened. Browsers that save data or battery do without.
 */
const RULES = {
  prefetch: [
    {
      where: {
        and: [
          { href_matches: "/*" },
          { not: { href_matches: NEVER } },
          { not: { selector_matches: "[href^='#'], [download]" } },
        ],
      },
      eagerness: "moderate",
    },
  ],
};

/** Answers with the rules, under the one type that browsers take them in. */
export function speculationAnswer(): Answer {
  const headers = { "content-type": "application/speculationrules+json", "cache-control": "public, max-age=3600" };
  return makeAnswer(200, headers, JSON.stringify(RULES));
}
