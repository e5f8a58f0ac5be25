import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** The trail of what was done with requests: numbered entries, each with the hash of the one before. */
export const createAudit: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("audit")
      .addColumn("number", "bigint", (column) => column.primaryKey().notNull())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addColumn("action", "text", (column) => column.notNull())
      .addColumn("person", "text")
      .addColumn("subject", "text")
      .addColumn("previous", "text", (column) => column.notNull())
      .addColumn("hash", "text", (column) => column.notNull())
      .execute();
  },
};
