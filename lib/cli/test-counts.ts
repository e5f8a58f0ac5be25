import { z } from "zod";

/** What a run of tests came to. `failures` names each test that failed or did not run. */
export type Counts = { passed: number; failures: string[] };

const vitestReport = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/**
 * Counts a run from vitest's JSON report. A test that was skipped or left as a plan counts as failed, and so does a file
 * that could not be loaded: nothing passes by not running.
 */
export function countVitest(report: unknown): Counts {
  const { success, testResults } = vitestReport.parse(report);
  const tests = testResults.flatMap((file) => {
    if (file.assertionResults.length === 0) return [{ fullName: `${file.name} (no test ran)`, status: "failed" }];
    return file.assertionResults;
  });
  const failures = tests.filter(({ status }) => status !== "passed").map(nameOf);
  if (!success && failures.length === 0) failures.push("an error outside the tests");
  return { passed: tests.filter(({ status }) => status === "passed").length, failures };
}

type Suite = { specs: Spec[]; suites?: Suite[] | undefined };
type Spec = z.output<typeof playwrightSpec>;

const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(z.object({ status: z.string() })),
});

const playwrightSuite: z.ZodType<Suite> = z.object({
  specs: z.array(playwrightSpec),
  suites: z.array(z.lazy(() => playwrightSuite)).optional(),
});

const playwrightReport = z.object({
  errors: z.array(z.object({ message: z.string().optional() })),
  suites: z.array(playwrightSuite),
});

/** Counts a run from Playwright's JSON report, by the same rule. A test that passed only when repeated has failed. */
export function countPlaywright(report: unknown): Counts {
  const { errors, suites } = playwrightReport.parse(report);
  const tests = suites.flatMap(specsOf).flatMap(({ title, file, tests: runs }) => {
    return runs.map(({ status }) => ({ fullName: `${file} › ${title}`, status }));
  });
  const failures = tests.filter(({ status }) => status !== "expected").map(nameOf);
  for (const { message } of errors) failures.push(`outside the tests: ${message?.split("\n")[0] ?? "an error"}`);
  if (tests.length === 0 && failures.length === 0) failures.push("no browser test was found");
  return { passed: tests.filter(({ status }) => status === "expected").length, failures };
}

function specsOf(suite: Suite): Spec[] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
}

function nameOf({ fullName, status }: { fullName: string; status: string }): string {
  const isSkipped = ["skipped", "pending", "todo", "disabled"].includes(status);
  return isSkipped ? `${fullName} (was not run)` : fullName;
}
