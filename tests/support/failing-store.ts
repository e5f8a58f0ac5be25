import { sql } from "kysely";
import type { Store } from "@/lib/store/database";
import { engineOf } from "@/lib/store/engine";
import type { Tables } from "@/lib/store/tables";

/** Has the database refuse every new row of a table, with this code where the engine lets one choose: 53100 is a full disk. */
export async function failWrites(store: Store, table: keyof Tables, code = "P0001"): Promise<void> {
  if (engineOf(store) === "sqlite") {
    const refuse = sql`create trigger failing before insert on ${sql.table(table)} begin select raise(abort, 'no'); end`;
    return void (await refuse.execute(store));
  }
  await before(store, table, `raise exception 'no' using errcode = '${code}'`);
}

/** Has a PostgreSQL server cut the connection on which a table gets a new row. */
export async function cutWrites(store: Store, table: keyof Tables): Promise<void> {
  await before(store, table, "perform pg_terminate_backend(pg_backend_pid())");
}

async function before(store: Store, table: keyof Tables, statement: string): Promise<void> {
  const body = sql.lit(`begin ${statement}; return null; end`);
  await sql`create or replace function failing() returns trigger language plpgsql as ${body}`.execute(store);
  await sql`create trigger failing before insert on ${sql.table(table)} execute function failing()`.execute(store);
}

/** Has a PostgreSQL database take new rows again. */
export async function mendWrites(store: Store, table: keyof Tables): Promise<void> {
  await sql`drop trigger failing on ${sql.table(table)}`.execute(store);
}
