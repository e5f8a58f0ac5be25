import { rmSync } from "node:fs";
import { chmod, mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { quickFolder } from "./quick-folder.ts";
import { findBrowser } from "./setup-browser.mjs";
import { type Counts, countPlaywright, countVitest } from "./test-counts.ts";
import { TEST_SERVER } from "./test-server.ts";
import { runCheck, runCounted } from "./test-steps.ts";

/*
 * `npm test`: everything that can be checked, in order, each with its title and time. The output of a step is shown when
 * it fails. The last line is `tests: N passed, N failed`, and the exit code says the same. With `--checks-only` it stops
 * before the tests: that is `npm run check`. With `--faults` it runs the tests of faults alone, in their long form, on both
 * engines, or on the one that is named: that is `npm run test:faults [-- --sqlite | --postgres]`.
 */

process.chdir(path.resolve(import.meta.dirname, "../.."));
const temporary = await folderOfThisRun(tmpdir());
// Whatever a test or a browser leaves there goes with it.
process.env.TMPDIR = temporary;
const report = path.join(temporary, "report.json");
const TEST_DATA_DIR = path.join(temporary, "data");
// The tests start hundreds of processes that load the same files.
process.env.NODE_COMPILE_CACHE ??= path.join(temporary, "compiled");
const total: Counts = { passed: 0, failures: [] };

if (process.argv.includes("--faults")) {
  if (await isBuilt()) {
    const engines = ["sqlite", "postgres"] as const;
    const named = engines.filter((engine) => process.argv.includes(`--${engine}`));
    for (const engine of named.length > 0 ? named : engines) add(await runFaultTests("long", engine));
  }
} else {
  await runChecks();
  if (!process.argv.includes("--checks-only")) await runTests();
}

for (const failure of total.failures) console.log(`failed: ${failure}`);
console.log(`tests: ${total.passed} passed, ${total.failures.length} failed`);
process.exitCode = total.failures.length === 0 ? 0 : 1;

/** A folder that goes when this process ends. PostgreSQL, which does not run as root, may pass through it. */
async function folderOfThisRun(place: string): Promise<string> {
  const folder = await mkdtemp(path.join(place, "clinic-test-"));
  await chmod(folder, 0o711);
  process.once("exit", () => {
    try {
      // A database that is being stopped writes there for a moment more.
      rmSync(folder, { recursive: true, force: true, maxRetries: 8, retryDelay: 100 });
    } catch {
      // Somebody still does, and what the tests have found counts more.
    }
  });
  return folder;
}

/** Each of them leaves a core idle for a while, so they run beside each other. */
async function runChecks(): Promise<void> {
  const types = [
    ["next", "typegen"],
    ["tsc", "--noEmit"],
  ];
  const checks = [
    runCheck("Format and lint", [["biome", "ci", "."]]),
    runCheck("Types", types),
    runCheck("Unused code", [["knip"]]),
    runCheck("Content", [["node", "lib/cli/content-check.ts"]]),
  ];
  for (const counts of await Promise.all(checks)) add(counts);
}

async function runTests(): Promise<void> {
  const vitest = ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const env = { TMPDIR: await folderOfThisRun(await quickFolder()) };
  add(await runCounted("Unit and component tests", vitest, { report, count: countVitest, env }));
  if (!(await isBuilt())) return;
  add(await runBrowserTests());
  add(await runFaultTests("short"));
}

/** Builds the site apart from the one that may be running. Nothing is passed over in silence. */
async function isBuilt(): Promise<boolean> {
  const built = await runCheck("Build", [["node", "lib/cli/build.ts"]], TEST_SERVER);
  const isThere = built.failures.length === 0;
  add(
    isThere ? built : { passed: 0, failures: [...built.failures, "Tests of the built site (were not run: no build)"] },
  );
  return isThere;
}

/** Tries the built site in a browser. */
async function runBrowserTests(): Promise<Counts> {
  const browser = await findBrowser(process.env);
  if (!browser.ok)
    return { passed: 0, failures: ["Browser tests (were not run: no browser; `npm test` installs one)"] };
  const env = { CHROMIUM_PATH: browser.path, PLAYWRIGHT_JSON_OUTPUT_FILE: report, TEST_DATA_DIR };
  const playwright = ["playwright", "test", "--reporter=list,json"];
  return runCounted("Browser tests", playwright, { report, count: countPlaywright, env });
}

/**
 * Tries the built site under faults. The last test on SQLite also looks at the data that the browser tests have left. The
 * short form has a few tests on PostgreSQL too, and the long form can have all.
 */
async function runFaultTests(form: "short" | "long", engine: "sqlite" | "postgres" = "sqlite"): Promise<Counts> {
  const FAULTS_DIR = path.join(temporary, `faults-${engine}`);
  const env = { FAULTS: form, FAULTS_ENGINE: engine, FAULTS_DIR, TEST_DATA_DIR };
  const vitest = ["vitest", "run", "--config=tests/faults/vitest.config.ts", "--reporter=default", "--reporter=json"];
  const title = engine === "sqlite" ? "Tests of faults" : "Tests of faults on PostgreSQL";
  const counts = await runCounted(title, [...vitest, `--outputFile.json=${report}`], {
    report,
    count: countVitest,
    env,
  });
  if (form === "long") console.log(await readFile(path.join(FAULTS_DIR, "numbers.txt"), "utf8").catch(() => ""));
  return counts;
}

function add(counts: Counts): void {
  total.passed += counts.passed;
  total.failures.push(...counts.failures);
}
