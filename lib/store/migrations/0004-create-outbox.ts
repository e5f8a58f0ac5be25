import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** The e-mails that are owed for a request. They go with it when it is erased. */
export const createOutbox: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("outbox")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("request_id", "text", (column) => column.notNull().references("requests.id").onDelete("cascade"))
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("due_at", "bigint", (column) => column.notNull())
      .addColumn("attempts", "integer", (column) => column.notNull())
      .addColumn("lease", "text")
      .addColumn("leased_until", "bigint")
      .addColumn("sent_at", "bigint")
      .addColumn("given_up_at", "bigint")
      .addUniqueConstraint("outbox_once", ["request_id", "kind"])
      .execute();
    await db.schema.createIndex("outbox_due_at").on("outbox").columns(["sent_at", "given_up_at", "due_at"]).execute();
  },
};
