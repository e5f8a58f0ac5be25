import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { within } from "./within.ts";

/**
 * Indexes that hold all that is counted about requests, so that no row with sealed answers is read for a number; and
 * when each request arrived, which the trail knows also of those that were erased.
 */
export const countRequests: Migration = {
  async up(db: Kysely<unknown>) {
    await within(db, async (transaction) => {
      const { schema } = transaction;
      await schema.dropIndex("requests_received_at").execute();
      await schema
        .createIndex("requests_received_at")
        .on("requests")
        .columns(["received_at", "automatic", "answered_at", "status"])
        .execute();
      // An index of one action serves only what names that action in the same words.
      await sql`create index audit_received on audit (at) where action = 'request-received'`.execute(transaction);
    });
  },
};
