/**
 * The tables of the database. Types are those that SQLite and Postgres both have: text for ids, whole numbers of
 * milliseconds since 1970 for times.
 */
export type Tables = { requests: RequestsTable };

/** One row per consultation request. Names and answers stand only in `answers`, so that one column holds all of it. */
export type RequestsTable = {
  id: string;
  reference: string;
  received_at: number;
  status: "new";
  consent_version: string;
  answers: string;
};
