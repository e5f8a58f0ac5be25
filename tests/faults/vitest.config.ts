import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

/** Kept in the environment, because the last test looks at what the others have left in this folder. */
process.env.FAULTS_DIR ??= mkdtempSync(path.join(tmpdir(), "clinic-faults-"));

const IS_LONG = process.env.FAULTS === "long";

/** What the last project looks at must be there first. */
const LAST = "tests/faults/canary.test.ts";

/** What only one of the two engines has. */
const ONLY_SQLITE = "tests/faults/store.test.ts";
const ONLY_POSTGRES = "tests/faults/postgres/*.test.ts";

/** Of them, what the short form has. */
const SERVERS = ["tests/faults/postgres/servers.test.ts", "tests/faults/postgres/publishing.test.ts"];

const POSTGRES = "tests/support/postgres-server.ts";

/** Has the tests of a project run on the server that `POSTGRES` starts. */
const setupFiles = ["tests/support/postgres-setup.ts"];

const everything = { include: ["tests/faults/**/*.test.ts"], sequence: { groupOrder: 0 } };

/** Several servers on one PostgreSQL database. */
const servers = { name: "servers", globalSetup: POSTGRES, setupFiles, sequence: { groupOrder: 1 } };

/** The tests on SQLite, of which the short form has those of several servers too, and the look at what all have left. */
const PROJECTS = [
  { name: "faults", ...everything, exclude: [LAST, ONLY_POSTGRES], globalSetup: "tests/support/shared-site.ts" },
  ...(IS_LONG ? [] : [{ ...servers, include: SERVERS }]),
  { name: "canary", include: [LAST], sequence: { groupOrder: 2 } },
];

/** What can be tried on either engine, on PostgreSQL, and what only that has. */
const PROJECTS_ON_POSTGRES = [
  {
    name: "faults (PostgreSQL)",
    ...everything,
    exclude: [LAST, ONLY_SQLITE, ONLY_POSTGRES],
    globalSetup: [POSTGRES, "tests/support/shared-site.ts"],
    setupFiles,
  },
  { ...servers, include: [ONLY_POSTGRES] },
];

/**
 * The built site under faults, spoken to like a patient without script does. In a short form unless FAULTS=long is set;
 * on PostgreSQL when FAULTS_ENGINE=postgres is.
 */
export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname, "../..") } },
  test: {
    // They start processes, and a machine may be busy: time is no part of what they prove.
    testTimeout: IS_LONG ? 900_000 : 240_000,
    hookTimeout: 120_000,
    maxWorkers: "100%",
    projects: (process.env.FAULTS_ENGINE === "postgres" ? PROJECTS_ON_POSTGRES : PROJECTS).map((test) => ({
      extends: true,
      test,
    })),
  },
});
