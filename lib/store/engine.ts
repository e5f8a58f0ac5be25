import { type Kysely, PostgresAdapter } from "kysely";
import type { Tables } from "./tables.ts";

/** The two programs that can keep the database. */
export type Engine = "sqlite" | "postgres";

/** Which of the two a database is on, for the few things that only one of them can be told. */
export function engineOf(store: Kysely<Tables>): Engine {
  return store.getExecutor().adapter instanceof PostgresAdapter ? "postgres" : "sqlite";
}
