import { statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { openStore } from "@/lib/store/database";
import { EMPTY } from "./postgres";
import { startPostgres } from "./start-postgres";

/** Starts a real PostgreSQL server for the tests of a project, with data that nobody keeps, and names it in the environment. */
export async function setup(): Promise<() => Promise<void>> {
  const flags = ["-c", "wal_level=minimal", "-c", "max_wal_senders=0"];
  const { address, createDatabase, stop } = await startPostgres({ folder: await quickFolder(), flags });
  await createDatabase(EMPTY);
  await (await openStore(`${address}/${EMPTY}`)).destroy();
  process.env.POSTGRES_FOR_TESTS = address;
  return stop;
}

/** More bytes than all databases of a run take. */
const ROOM = 3 * 1024 ** 3;

/** A folder in memory where there is one with enough room: on a disk, the tests wait for it half of their time. */
async function quickFolder(): Promise<string> {
  const memory = await statfs("/dev/shm").catch(() => null);
  return memory && memory.bavail * memory.bsize > ROOM ? "/dev/shm" : tmpdir();
}
