import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { within } from "./within.ts";

/** When a request was last changed and when it was closed, by which it is erased; and how far the clock can be believed. */
export const keepAndForget: Migration = {
  async up(db: Kysely<unknown>) {
    await within(db, async (transaction) => {
      const { schema } = transaction;
      await schema
        .alterTable("requests")
        .addColumn("changed_at", "bigint", (column) => column.notNull().defaultTo(0))
        .execute();
      await schema.alterTable("requests").addColumn("closed_at", "bigint").execute();
      await sql`update requests set changed_at = received_at`.execute(transaction);
      for (const column of ["changed_at", "closed_at"])
        await schema.createIndex(`requests_${column}`).on("requests").column(column).execute();
      await schema.createIndex("audit_subject").on("audit").column("subject").execute();
      await schema
        .createTable("clock")
        .addColumn("name", "text", (column) => column.primaryKey().notNull())
        .addColumn("seen_at", "bigint", (column) => column.notNull())
        .addColumn("steady_since", "bigint", (column) => column.notNull())
        .addColumn("held", "text")
        .execute();
    });
  },
};
