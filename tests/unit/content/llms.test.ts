import { expect, test } from "vitest";
import { llmsText } from "@/lib/content/llms";
import type { Page } from "@/lib/content/page";
import { hashOf } from "@/lib/content/review-state";
import type { Site } from "@/lib/content/site";
import { readSite } from "@/lib/content/site";
import { CONTENT } from "@/tests/support/content-copy";
import { CLINIC } from "@/tests/support/site";

const site = await readSite(CONTENT);

function textOf(of: Site, clinic = CLINIC): string {
  return llmsText({ site: of, clinic, siteUrl: "https://clinic.example", today: "2026-11-21" });
}

test("every page is listed once, with its address, what it holds and the day it last changed", () => {
  const text = textOf(site);
  for (const { path, meta } of site.pages.filter((page) => page.path !== "/")) {
    expect(text.split(`](https://clinic.example${path})`), path).toHaveLength(2);
    expect(text).toContain(meta.description);
  }
  expect(text).toContain("/achilles-tendon-rupture/whole-article)");
  expect(text).toMatch(/\/faq\): .* Last changed \d{4}-\d\d-\d\d\./);
});

test("programs are told that the clinic is a sample, until it is not", () => {
  expect(textOf(site)).toContain("This is a sample site.");
  expect(textOf(site, { ...CLINIC, sample: false })).not.toContain("This is a sample site.");
});

test("a review is told only while it stands", () => {
  const signed = (page: Page, hash: string): Page => {
    const reviewed = { by: "Ann Lee", role: "surgeon", on: "2026-11-20", next: "2027-11-20", hash };
    return { ...page, meta: { ...page.meta, reviewed } };
  };
  const pages = site.pages.map((page) => (page.name === "faq" ? signed(page, hashOf(page, site.sources)) : page));
  expect(textOf({ ...site, pages }).match(/Reviewed 2026-11-20 by Ann Lee, surgeon\./g)).toHaveLength(1);
  const stale = site.pages.map((page) => signed(page, "000000000000"));
  expect(textOf({ ...site, pages: stale })).not.toContain("Ann Lee");
});
