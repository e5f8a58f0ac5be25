import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { within } from "./within.ts";

/** Which content was published, so that each of several servers can take what another one has published. */
export const knowPublications: Migration = {
  async up(db: Kysely<unknown>) {
    await within(db, async ({ schema }) => {
      await schema
        .createTable("publications")
        .addColumn("fingerprint", "text", (column) => column.primaryKey().notNull())
        .addColumn("number", "bigint", (column) => column.notNull())
        .addColumn("at", "bigint", (column) => column.notNull())
        .addColumn("content", "text")
        .execute();
      await schema.createIndex("publications_number").on("publications").column("number").execute();
    });
  },
};
