import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Counters of the requests that have arrived in an hour, by which programs are slowed. */
export const countArrivals: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("arrivals")
      .addColumn("counter", "text", (column) => column.notNull())
      .addColumn("hour", "bigint", (column) => column.notNull())
      .addColumn("count", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("arrivals_key", ["counter", "hour"])
      .execute();
    await db.schema.createIndex("arrivals_hour").on("arrivals").column("hour").execute();
  },
};
