import type { Kysely, SchemaModule } from "kysely";
import type { Migration } from "kysely/migration";
import { within } from "./within.ts";

/** A table with an id, that says when a row was made and changed, as text, since better-auth writes its rows so. */
function rows(schema: SchemaModule, name: string) {
  return schema
    .createTable(name)
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull());
}

/** Who may sign in, with what, where they are signed in, and what was tried. */
export const knowStaff: Migration = {
  async up(db: Kysely<unknown>) {
    await within(db, async ({ schema }) => {
      await rows(schema, "staff")
        .addColumn("name", "text", (column) => column.notNull())
        .addColumn("email", "text", (column) => column.notNull().unique())
        .addColumn("email_checked", "integer", (column) => column.notNull())
        .addColumn("role", "text", (column) => column.notNull())
        .addColumn("second_factor", "integer", (column) => column.notNull())
        .addColumn("disabled_at", "bigint")
        .execute();
      await rows(schema, "staff_passwords")
        .addColumn("staff_id", "text", (column) => column.notNull().references("staff.id").onDelete("cascade"))
        .addColumn("account_id", "text", (column) => column.notNull())
        .addColumn("provider", "text", (column) => column.notNull())
        .addColumn("password_hash", "text")
        .addUniqueConstraint("staff_passwords_once", ["staff_id", "provider"])
        .execute();
      await schema
        .createTable("staff_second_factors")
        .addColumn("id", "text", (column) => column.primaryKey().notNull())
        .addColumn("staff_id", "text", (column) => column.notNull().unique().references("staff.id").onDelete("cascade"))
        .addColumn("secret", "text", (column) => column.notNull())
        .addColumn("recovery_codes", "text", (column) => column.notNull())
        .addColumn("verified", "integer", (column) => column.notNull())
        .addColumn("failures", "integer")
        .addColumn("locked_until", "text")
        .addColumn("codes_shown_until", "bigint")
        .execute();
      await rows(schema, "staff_sessions")
        .addColumn("staff_id", "text", (column) => column.notNull().references("staff.id").onDelete("cascade"))
        .addColumn("token_hash", "text", (column) => column.notNull().unique())
        .addColumn("expires_at", "text", (column) => column.notNull())
        .addColumn("began_at", "bigint", (column) => column.notNull())
        .addColumn("whole_at", "bigint")
        .addColumn("confirmed_at", "bigint")
        .execute();
      await schema.createIndex("staff_sessions_staff").on("staff_sessions").column("staff_id").execute();
      await rows(schema, "staff_tokens")
        .addColumn("identifier_hash", "text", (column) => column.notNull())
        .addColumn("value", "text", (column) => column.notNull())
        .addColumn("expires_at", "text", (column) => column.notNull())
        .execute();
      await schema.createIndex("staff_tokens_identifier").on("staff_tokens").column("identifier_hash").execute();
      await schema
        .createTable("staff_tries")
        .addColumn("counter", "text", (column) => column.primaryKey().notNull())
        .addColumn("count", "integer", (column) => column.notNull())
        .addColumn("last_at", "bigint", (column) => column.notNull())
        .execute();
    });
  },
};
