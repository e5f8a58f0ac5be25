import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** The table of consultation requests, listed newest first and found by reference. */
export const createRequests: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("requests")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("reference", "text", (column) => column.notNull().unique())
      .addColumn("received_at", "bigint", (column) => column.notNull())
      .addColumn("status", "text", (column) => column.notNull())
      .addColumn("consent_version", "text", (column) => column.notNull())
      .addColumn("answers", "text", (column) => column.notNull())
      .execute();
    await db.schema.createIndex("requests_received_at").on("requests").column("received_at").execute();
  },
};
