import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { findBrowser } from "./setup-browser.mjs";
import { type Counts, countPlaywright, countVitest } from "./test-counts.ts";
import { TEST_SERVER } from "./test-server.ts";
import { runCheck, runCounted } from "./test-steps.ts";

/*
 * `npm test`: everything that can be checked, in order, each with its title and time. The output of a step is shown when
 * it fails. The last line is `tests: N passed, N failed`, and the exit code says the same. With `--checks-only` it stops
 * before the tests: that is `npm run check`.
 */

process.chdir(path.resolve(import.meta.dirname, "../.."));
const temporary = await mkdtemp(path.join(tmpdir(), "clinic-test-"));
const report = path.join(temporary, "report.json");
const total: Counts = { passed: 0, failures: [] };

add(await runCheck("Format and lint", [["biome", "ci", "."]]));
add(
  await runCheck("Types", [
    ["next", "typegen"],
    ["tsc", "--noEmit"],
  ]),
);
add(await runCheck("Unused code", [["knip"]]));
add(await runCheck("Content", [["node", "lib/cli/content-check.ts"]]));
if (!process.argv.includes("--checks-only")) {
  const vitest = ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  add(await runCounted("Unit and component tests", vitest, { report, count: countVitest }));
  add(await runBrowserTests());
}
await rm(temporary, { recursive: true, force: true });

for (const failure of total.failures) console.log(`failed: ${failure}`);
console.log(`tests: ${total.passed} passed, ${total.failures.length} failed`);
process.exitCode = total.failures.length === 0 ? 0 : 1;

/** Builds the site apart from the one that may be running, and tries it in a browser. Nothing is passed over in silence. */
async function runBrowserTests(): Promise<Counts> {
  const built = await runCheck("Build", [["node", "lib/cli/build.ts"]], TEST_SERVER);
  if (built.failures.length > 0)
    return { passed: 0, failures: [...built.failures, "Browser tests (were not run: no build)"] };

  const browser = await findBrowser(process.env);
  if (!browser.ok)
    return { passed: 0, failures: ["Browser tests (were not run: no browser; `npm test` installs one)"] };
  const env = {
    CHROMIUM_PATH: browser.path,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    TEST_DATA_DIR: path.join(temporary, "data"),
  };
  const playwright = ["playwright", "test", "--reporter=list,json"];
  return runCounted("Browser tests", playwright, { report, count: countPlaywright, env });
}

function add(counts: Counts): void {
  total.passed += counts.passed;
  total.failures.push(...counts.failures);
}
