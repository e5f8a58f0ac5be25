import mdx from "@mdx-js/rollup";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** These put something else in the place of a module or a setting, so each gets modules of its own. */
const APART = [
  "tests/unit/cli/handouts.test.ts",
  "tests/unit/content/many-topics.test.ts",
  "tests/unit/content/pages.test.ts",
  "tests/unit/handout/make.test.ts",
  "tests/unit/reviews/sign.test.ts",
];

/** They leave nothing behind in the modules that they load, so those are loaded once for many of them. */
const UNIT = ["tests/unit/**/*.test.{ts,tsx}"];

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
      { extends: true, test: { name: "unit", environment: "node", include: UNIT, exclude: APART, isolate: false } },
      { extends: true, test: { name: "apart", environment: "node", include: APART } },
      { extends: true, test: { name: "contract (SQLite)", environment: "node", include: CONTRACT, isolate: false } },
      {
        extends: true,
        test: {
          name: "contract (PostgreSQL)",
          environment: "node",
          isolate: false,
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
