import mdx from "@mdx-js/rollup";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** What reads the content of the site: it changes nothing outside of itself, so one reading serves many tests. */
const CONTENT = ["tests/unit/content/**/*.test.{ts,tsx}", "tests/unit/search/**/*.test.ts"];

/** These put something else in the place of a module or a setting. */
const APART = ["tests/unit/content/pages.test.ts"];

/** What holds on each engine of the database. */
const CONTRACT = ["tests/contract/*.test.ts"];

/**
 * Rules on Node; what the database promises, once on SQLite and once on a real PostgreSQL server; and components in a
 * simulated browser with the MDX of the tests as pages.
 */
export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    // Some tests start processes, and a machine may be busy: time is no part of what they prove.
    testTimeout: 30_000,
    // One worker for each core: by itself, vitest leaves a core of a small machine idle.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: { name: "content", environment: "node", include: CONTENT, exclude: APART, isolate: false },
      },
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          include: ["tests/unit/!(content|search)/**/*.test.{ts,tsx}", "tests/unit/*.test.{ts,tsx}", ...APART],
        },
      },
      { extends: true, test: { name: "contract (SQLite)", environment: "node", include: CONTRACT } },
      {
        extends: true,
        test: {
          name: "contract (PostgreSQL)",
          environment: "node",
          include: [...CONTRACT, "tests/contract/postgres/*.test.ts"],
          globalSetup: "tests/support/postgres-server.ts",
          setupFiles: ["tests/support/postgres-setup.ts"],
        },
      },
      {
        extends: true,
        plugins: [{ enforce: "pre", ...mdx({ providerImportSource: "@mdx-js/react" }) }, react()],
        test: {
          name: "components",
          environment: "jsdom",
          // The simulated browser takes longer to make than most files to run: each worker makes one.
          pool: "vmThreads",
          include: ["tests/components/**/*.test.tsx"],
          setupFiles: ["tests/support/component-setup.ts"],
        },
      },
    ],
  },
});
