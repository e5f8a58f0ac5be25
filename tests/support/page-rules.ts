import { HtmlValidate } from "html-validate";

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
