import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

/** Kept in the environment, because the last test looks at what the others have left in this folder. */
process.env.FAULTS_DIR ??= mkdtempSync(path.join(tmpdir(), "clinic-faults-"));

/** What the last project looks at must be there first. */
const LAST = "tests/faults/canary.test.ts";

/**
 * The built site under faults, spoken to like a patient without script does. In a short form unless FAULTS=long is set.
 */
export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    // They start processes, and a machine may be busy: time is no part of what they prove.
    testTimeout: process.env.FAULTS === "long" ? 900_000 : 240_000,
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "faults",
          include: ["tests/faults/**/*.test.ts"],
          exclude: [LAST],
          globalSetup: "tests/support/shared-site.ts",
          sequence: { groupOrder: 0 },
        },
      },
      { extends: true, test: { name: "canary", include: [LAST], sequence: { groupOrder: 1 } } },
    ],
  },
});
