import { sql } from "kysely";
import type { Store } from "../store/database.ts";
import { engineOf } from "../store/engine.ts";
import { type Rewritten, rewriteTables } from "../store/rewrite.ts";

/** Once a day is enough, and keeps the journal of the server short. A little less, since it is looked once an hour. */
const PAUSE = 20 * 3_600_000;

/** How far the tables are free of what was erased: up to which entry of the trail, and when that was last tried. */
type Mark = { entry: number; triedAt: number };

/**
 * Has a PostgreSQL server write the tables anew when requests were erased since it last did: until then the key of what was
 * erased, its hashes and its sealed bytes stay in the files. `soon` does not wait for the next day.
 */
export async function overwriteErased(
  store: Store,
  tables: string[],
  now: Date,
  soon = false,
): Promise<Rewritten | "nothing"> {
  if (engineOf(store) === "sqlite") return "nothing";
  const [mark, erased] = [await markOf(store), await lastErased(store)];
  const isDue = soon || Math.abs(now.getTime() - mark.triedAt) >= PAUSE;
  if (erased <= mark.entry || !isDue) return "nothing";
  const rewritten = await rewriteTables(store, tables);
  // Those who read are gone in an hour; a table that is too large is not smaller then, and to write one in vain is no small thing.
  if (rewritten !== "busy")
    await setMark(store, { entry: rewritten === "done" ? erased : mark.entry, triedAt: now.getTime() });
  return rewritten;
}

async function lastErased(store: Store): Promise<number> {
  const erased = store.selectFrom("audit").select("number").where("action", "=", "request-erased");
  return (await erased.orderBy("number", "desc").limit(1).executeTakeFirst())?.number ?? 0;
}

/** It stands in the comment of a table: it is true of the files of this database, and of no backup or copy. */
async function markOf(store: Store): Promise<Mark> {
  const { rows } = await sql<{
    mark: string | null;
  }>`select obj_description('requests'::regclass, 'pg_class') as mark`.execute(store);
  const [, entry = 0, triedAt = 0] =
    /^free of what was erased up to (\d+), tried (\d+)$/.exec(rows[0]?.mark ?? "") ?? [];
  return { entry: Number(entry), triedAt: Number(triedAt) };
}

async function setMark(store: Store, { entry, triedAt }: Mark): Promise<void> {
  const mark = `free of what was erased up to ${entry}, tried ${triedAt}`;
  await sql`comment on table requests is ${sql.lit(mark)}`.execute(store);
}
