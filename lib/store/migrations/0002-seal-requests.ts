import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { within } from "./within.ts";

/**
 * Tables for sealed requests. The one with open answers gets another name; whoever has the keys empties and drops it
 * when the database is opened.
 */
export const sealRequests: Migration = {
  async up(db: Kysely<unknown>) {
    await within(db, async ({ schema }) => {
      await schema.dropIndex("requests_received_at").execute();
      await schema.alterTable("requests").renameTo("requests_open").execute();
      await schema
        .createTable("requests")
        .addColumn("id", "text", (column) => column.primaryKey().notNull())
        .addColumn("reference", "text", (column) => column.notNull().unique())
        .addColumn("received_at", "bigint", (column) => column.notNull())
        .addColumn("status", "text", (column) => column.notNull())
        .addColumn("automatic", "integer", (column) => column.notNull())
        .addColumn("key_id", "text", (column) => column.notNull())
        .addColumn("data_key", "text", (column) => column.notNull())
        .addColumn("sealed", "text", (column) => column.notNull())
        .addColumn("email_hash", "text")
        .addColumn("phone_hash", "text")
        .addColumn("once_hash", "text", (column) => column.notNull())
        .addColumn("body_hash", "text", (column) => column.notNull())
        .addUniqueConstraint("requests_once", ["once_hash", "body_hash"])
        .execute();
      for (const column of ["received_at", "key_id", "email_hash", "phone_hash"])
        await schema.createIndex(`requests_${column}`).on("requests").column(column).execute();
      await schema
        .createTable("request_names")
        .addColumn("request_id", "text", (column) => column.notNull().references("requests.id").onDelete("cascade"))
        .addColumn("word_hash", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("request_names_key", ["request_id", "word_hash"])
        .execute();
      await schema.createIndex("request_names_word").on("request_names").column("word_hash").execute();
      await schema
        .createTable("kept_keys")
        .addColumn("name", "text", (column) => column.primaryKey().notNull())
        .addColumn("key_id", "text", (column) => column.notNull())
        .addColumn("sealed", "text", (column) => column.notNull())
        .execute();
    });
  },
};
