import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** The part of a page that is looked at; without it, all of the page. Both are CSS selectors. */
type Part = { within?: string; without?: string };

/**
 * What axe finds wrong on a page as it stands, one line for each of its rules. Our pages hold no frames, so axe may look at
 * one in one go, which takes half the time.
 */
export async function barriersOn(page: Page, { within, without }: Part = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();
  if (within) axe.include(within);
  if (without) axe.exclude(without);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
