import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { connectTo, databaseUrl } from "./postgres";

/** Keeps everybody from writing to the database of a data folder, as another program would. Gives what ends it. */
export async function holdWritingTurn(dataDir: string): Promise<() => unknown> {
  const address = await databaseUrl(dataDir);
  if (address) {
    const client = await connectTo(address);
    await client.query("begin; select pg_advisory_xact_lock(731455026)");
    return () => client.end();
  }
  const other = new DatabaseSync(path.join(dataDir, "clinic.db"));
  other.exec("begin immediate");
  return () => other.close();
}
