import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Finds a day in the trail, however long it is. */
export const findDays: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.createIndex("audit_at").on("audit").columns(["at", "number"]).execute();
  },
};
