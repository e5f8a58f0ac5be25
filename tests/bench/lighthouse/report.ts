import { z } from "zod";

/** What is taken from a report: scores from 0 to 100, times in milliseconds, and the shift of the layout. */
export const FIGURES = ["performance", "accessibility", "best practices", "SEO", "FCP", "LCP", "TBT", "CLS"] as const;
export type Report = Record<(typeof FIGURES)[number], number>;

const score = z.object({ score: z.number() });
const audit = z.object({ numericValue: z.number() });

const reportSchema = z.object({
  categories: z.object({ performance: score, accessibility: score, "best-practices": score, seo: score }),
  audits: z.object({
    "first-contentful-paint": audit,
    "largest-contentful-paint": audit,
    "total-blocking-time": audit,
    "cumulative-layout-shift": audit,
  }),
});

/** The figures of a report that Lighthouse wrote as JSON. Throws when one of them is not there. */
export function readReport(json: string): Report {
  const { categories, audits } = reportSchema.parse(JSON.parse(json));
  const of100 = (category: { score: number }) => Math.round(category.score * 100);
  return {
    performance: of100(categories.performance),
    accessibility: of100(categories.accessibility),
    "best practices": of100(categories["best-practices"]),
    SEO: of100(categories.seo),
    FCP: audits["first-contentful-paint"].numericValue,
    LCP: audits["largest-contentful-paint"].numericValue,
    TBT: audits["total-blocking-time"].numericValue,
    CLS: audits["cumulative-layout-shift"].numericValue,
  };
}
