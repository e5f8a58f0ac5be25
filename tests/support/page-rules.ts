import { HtmlValidate } from "html-validate";

/** The rules of WCAG 2.2, levels A and AA, by the tags that axe gives them. */
export const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Roles are written out in tables, which narrow screens lay out as cards; see `describeTables`. */
const html = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: {
    "no-redundant-role": "off",
    "prefer-native-element": "off",
    "long-title": "off",
    "no-inline-style": "error",
  },
});

/** What is wrong with the HTML of a page, one line for each fault. */
export async function htmlFaults(text: string): Promise<string[]> {
  const { results } = await html.validateString(text);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
