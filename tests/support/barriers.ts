import type { Page } from "@playwright/test";
import axeCore from "axe-core";

declare global {
  var axe: typeof axeCore;
}

/** The part of a page that is looked at; without it, all of the page. Both are CSS selectors. */
type Part = { within?: string; without?: string };

/**
 * What axe finds wrong on a page as it stands, one line for each of its rules. It is put into a page once, however often it
 * is asked, since that takes nearly as long as an answer. Our pages hold no frames, so it looks at one in one go.
 */
export async function barriersOn(page: Page, { within = "html", without }: Part = {}): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axeCore.source);
  const part = { include: within, ...(without && { exclude: without }) };
  return page.evaluate(async (part) => {
    const { violations } = await globalThis.axe.run(part, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  }, part);
}
