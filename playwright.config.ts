import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { browserPaths } from "./lib/cli/setup-browser.mjs";
import { TEST_SERVER } from "./lib/cli/test-server.ts";
import { QUIET_BROWSER } from "./lib/handout/quiet-browser.ts";

/** Kept in the environment, because each worker reads this file again and must find the same folder. */
process.env.TEST_DATA_DIR ??= mkdtempSync(path.join(tmpdir(), "clinic-e2e-"));

/** The tests in a real browser, against the built site as `npm start` runs it, with data of its own. */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: TEST_SERVER.SITE_URL,
    // One page fades into the next. Some tests ask for that, and in all others it would only take time.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: { executablePath: browserPaths(process.env)[0], args: [...QUIET_BROWSER, "--no-sandbox"] },
  },
  webServer: {
    // What it prints lies beside its data: a later test looks there for what nobody may print.
    command: `node lib/cli/start.ts > "${process.env.TEST_DATA_DIR}.printed.txt"`,
    url: `${TEST_SERVER.SITE_URL}/healthz`,
    env: { ...TEST_SERVER, DATA_DIR: process.env.TEST_DATA_DIR },
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 12_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});
