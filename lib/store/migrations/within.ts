import type { Kysely } from "kysely";

/** Does all of a migration's changes or none. PostgreSQL is already within a transaction when it migrates. */
export async function within(db: Kysely<unknown>, work: (db: Kysely<unknown>) => Promise<void>): Promise<void> {
  if (db.isTransaction) await work(db);
  else await db.transaction().execute(work);
}
