import { sql } from "kysely";
import type { Store } from "./database.ts";
import { engineOf } from "./engine.ts";
import { LONG_PATIENCE, transact } from "./transact.ts";

/**
 * Builds the indexes of tables anew, one after the other. When SQLite moves an entry to another page, a copy can stay
 * behind in the free room of the first, also after the entry was erased. With 20,000 requests this holds up others for
 * up to a quarter of a second at a time, so it is for commands, and not for the server.
 */
export async function rebuildIndexes(store: Store, tables: string[]): Promise<void> {
  if (engineOf(store) !== "sqlite") return;
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_master where type = 'index' and tbl_name in (${sql.join(tables)})
  `.execute(store);
  for (const { name } of rows)
    await transact(store, (transaction) => sql`reindex ${sql.ref(name)}`.execute(transaction), LONG_PATIENCE);
}
