import { expect, test } from "vitest";
import { countPlaywright, countVitest } from "@/lib/cli/test-counts";

function vitestFile(...statuses: string[]) {
  const assertionResults = statuses.map((status, index) => ({ fullName: `test ${index}`, status }));
  return { name: "a.test.ts", status: "passed", assertionResults };
}

function playwrightRun(...statuses: string[]) {
  const specs = statuses.map((status, index) => ({ title: `spec ${index}`, file: "a.spec.ts", tests: [{ status }] }));
  return { errors: [], suites: [{ specs: [], suites: [{ specs }] }] };
}

test("passed tests are counted", () => {
  expect(countVitest({ success: true, testResults: [vitestFile("passed", "passed")] })).toEqual({
    passed: 2,
    failures: [],
  });
  expect(countPlaywright(playwrightRun("expected", "expected"))).toEqual({ passed: 2, failures: [] });
});

test("a skipped or planned test counts as failed and is named", () => {
  const vitest = countVitest({ success: true, testResults: [vitestFile("passed", "skipped", "pending", "todo")] });
  expect(vitest).toEqual({
    passed: 1,
    failures: ["test 1 (was not run)", "test 2 (was not run)", "test 3 (was not run)"],
  });
  expect(countPlaywright(playwrightRun("expected", "skipped"))).toEqual({
    passed: 1,
    failures: ["a.spec.ts › spec 1 (was not run)"],
  });
});

test("a test that passed only when repeated counts as failed", () => {
  expect(countPlaywright(playwrightRun("flaky")).failures).toEqual(["a.spec.ts › spec 0"]);
});

test("a file that could not be loaded counts as failed", () => {
  const broken = { name: "broken.test.ts", status: "failed", assertionResults: [] };
  expect(countVitest({ success: false, testResults: [broken] }).failures).toEqual(["broken.test.ts (no test ran)"]);
});

test("an error outside any test counts as failed", () => {
  expect(countVitest({ success: false, testResults: [vitestFile("passed")] }).failures).toHaveLength(1);
  const run = { ...playwrightRun("expected"), errors: [{ message: "server did not start\nstack" }] };
  expect(countPlaywright(run).failures).toEqual(["outside the tests: server did not start"]);
});

test("a run without any browser test is not a success", () => {
  expect(countPlaywright({ errors: [], suites: [] }).failures).toHaveLength(1);
});
