import { postgresFailure } from "./postgres-failure.ts";

/**
 * Tells a store that could not do its work (locked, full, read-only, out of reach) from a mistake in our own code.
 * Gives a short code for the log, which never holds data.
 */
export function storeFailure(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const onServer = postgresFailure(error);
  if (onServer || !("code" in error) || typeof error.code !== "string") return onServer;
  if (error.code !== "ERR_SQLITE_ERROR") return "syscall" in error ? error.code : undefined;
  return "errcode" in error ? `SQLITE_${error.errcode}` : error.code;
}

/**
 * What is said while another process writes: by SQLite, also when it reads the journal in after a crash or has written
 * meanwhile, and by PostgreSQL in three ways.
 */
const LOCKED = ["SQLITE_5", "SQLITE_261", "SQLITE_517", "PG_55P03", "PG_40001", "PG_40P01"];

/** Says whether work failed because another process was writing, so that it may succeed a moment later. */
export function isLocked(error: unknown): boolean {
  return LOCKED.includes(storeFailure(error) ?? "");
}
