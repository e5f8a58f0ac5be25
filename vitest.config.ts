import mdx from "@mdx-js/rollup";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** Two kinds of tests: rules on Node, and components in a simulated browser with the MDX of the tests as pages. */
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
        test: { name: "unit", environment: "node", include: ["tests/unit/**/*.test.{ts,tsx}"] },
      },
      {
        extends: true,
        plugins: [{ enforce: "pre", ...mdx({ providerImportSource: "@mdx-js/react" }) }, react()],
        test: {
          name: "components",
          environment: "jsdom",
          include: ["tests/components/**/*.test.tsx"],
          setupFiles: ["tests/support/component-setup.ts"],
        },
      },
    ],
  },
});
