import { quickFolder } from "@/lib/cli/quick-folder";
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
