import type { StaffTables } from "./staff-tables.ts";

/**
 * The tables of the database. Types are those that SQLite and Postgres both have: text for ids, whole numbers of
 * milliseconds since 1970 for times.
 */
export type Tables = {
  requests: RequestsTable;
  request_names: RequestNamesTable;
  notes: NotesTable;
  requests_open: OpenRequestsTable;
  kept_keys: KeptKeysTable;
  audit: AuditTable;
  outbox: OutboxTable;
  arrivals: ArrivalsTable;
  clock: ClockTable;
  publications: PublicationsTable;
} & StaffTables;

/**
 * One row per consultation request. All that a person answered, and the wording they agreed to, stands sealed in
 * `sealed`. Its key stands in `data_key`, sealed with the master key that `key_id` names. The hashes are keyed.
 */
export type RequestsTable = {
  id: string;
  reference: string;
  received_at: number;
  /** `new` until somebody has read it, then `open` until it is `closed`. */
  status: "new" | "open" | "closed";
  /** Counts its changes, so that of two people who change it at once the second one is told. */
  version: number;
  /** When its status last changed or a note was added; what is open is erased by it. */
  changed_at: number;
  /** What is closed is erased by it; null for all others. */
  closed_at: number | null;
  /** When somebody first spoke or wrote to the person, or closed the request without; null while the person waits. */
  answered_at: number | null;
  /** 1 when it looks sent by a program; staff see it apart. */
  automatic: 0 | 1;
  key_id: string;
  data_key: string;
  sealed: string;
  email_hash: string | null;
  phone_hash: string | null;
  /** Both together occur once: the same answers sent twice with one key are one request. */
  once_hash: string;
  body_hash: string;
};

/** The keyed hash of each word of the name in a request, with its time, by which it is sorted. Goes with its request. */
type RequestNamesTable = { request_id: string; word_hash: string; received_at: number };

/** What staff wrote down about a request: sealed with its data key, so that it goes with it. `person` as in the trail. */
export type NotesTable = { id: string; request_id: string; at: number; person: string; sealed: string };

/** Requests of the time before answers were sealed. The table is emptied and dropped when a database is opened. */
export type OpenRequestsTable = {
  id: string;
  reference: string;
  received_at: number;
  status: "new";
  consent_version: string;
  answers: string;
};

/**
 * Keys that live with the data, each sealed with the master key that `key_id` names. Where that is empty, it is no key but
 * the keyed fingerprint of one.
 */
type KeptKeysTable = { name: string; key_id: string; sealed: string };

/**
 * One row for each thing that was done. It holds ids and keyed hashes only: `person` is the hash of who did it, `subject`
 * the id of what it was done to. `hash` covers the row and the one before it.
 */
export type AuditTable = {
  number: number;
  at: number;
  action: string;
  person: string | null;
  subject: string | null;
  previous: string;
  hash: string;
};

/**
 * One row for each e-mail that is owed: a `notice` to the clinic or an `acknowledgement` to the patient. It names the
 * request and holds no address. `id` is also what makes the Message-ID, so that a mail sent twice is known as one.
 */
export type OutboxTable = {
  id: string;
  request_id: string;
  kind: "notice" | "acknowledgement";
  created_at: number;
  due_at: number;
  attempts: number;
  lease: string | null;
  leased_until: number | null;
  sent_at: number | null;
  given_up_at: number | null;
};

/** How many requests one counter has seen in the hour that began at `hour`. `counter` is a keyed hash. */
type ArrivalsTable = { counter: string; hour: number; count: number };

/**
 * How far the clock can be believed by what erases by the time, which is `name`: when it was last seen, since when it
 * goes on without a gap, and why nothing is erased just now.
 */
type ClockTable = { name: string; seen_at: number; steady_since: number; held: string | null };

/**
 * One row for each content that was published, or was shown before another one was, by its fingerprint. The one with the
 * highest `number` is what all servers show; only it has its `content`. What was never published has the number 0.
 */
type PublicationsTable = { fingerprint: string; number: number; at: number; content: string | null };
