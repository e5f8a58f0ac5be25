import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { within } from "./within.ts";

/**
 * What staff need to answer requests: notes, the time of the first answer, a version by which two people who change one
 * request are told apart, and indexes by which lists and searches take as long with many requests as with few.
 */
export const answerRequests: Migration = {
  async up(db: Kysely<unknown>) {
    await within(db, async (transaction) => {
      const { schema } = transaction;
      await schema
        .alterTable("requests")
        .addColumn("version", "integer", (column) => column.notNull().defaultTo(0))
        .execute();
      await schema.alterTable("requests").addColumn("answered_at", "bigint").execute();
      await sql`update requests set answered_at = closed_at`.execute(transaction);
      // The expression is that of lib/inbox/lists.ts: an index serves only what is written in the same way.
      await sql`
        create index requests_list on requests (
          (case when status = 'closed' then 'closed' when automatic = 1 then 'automatic' else status end), received_at, id
        )
      `.execute(transaction);
      await sql`create index requests_waiting on requests (automatic, received_at, id) where answered_at is null`.execute(
        transaction,
      );
      for (const column of ["email_hash", "phone_hash"]) {
        await schema.dropIndex(`requests_${column}`).execute();
        await schema.createIndex(`requests_${column}`).on("requests").columns([column, "received_at", "id"]).execute();
      }
      await schema
        .alterTable("request_names")
        .addColumn("received_at", "bigint", (column) => column.notNull().defaultTo(0))
        .execute();
      await sql`
        update request_names set received_at = (select received_at from requests where requests.id = request_names.request_id)
      `.execute(transaction);
      await schema.dropIndex("request_names_word").execute();
      await schema
        .createIndex("request_names_word")
        .on("request_names")
        .columns(["word_hash", "received_at", "request_id"])
        .execute();
      await schema
        .createTable("notes")
        .addColumn("id", "text", (column) => column.primaryKey().notNull())
        .addColumn("request_id", "text", (column) => column.notNull().references("requests.id").onDelete("cascade"))
        .addColumn("at", "bigint", (column) => column.notNull())
        .addColumn("person", "text", (column) => column.notNull())
        .addColumn("sealed", "text", (column) => column.notNull())
        .execute();
      await schema.createIndex("notes_request").on("notes").columns(["request_id", "at"]).execute();
    });
  },
};
