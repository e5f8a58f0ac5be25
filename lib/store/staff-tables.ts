/**
 * The tables of those who work here. better-auth reads and writes all but `staff_tries`, so their times that it knows of
 * are text like 2026-11-21T09:30:00.000Z and what is true or not is 1 or 0. The times that only this program knows of are
 * numbers, as in the other tables.
 */
export type StaffTables = {
  staff: StaffTable;
  staff_passwords: StaffPasswordsTable;
  staff_second_factors: StaffSecondFactorsTable;
  staff_sessions: StaffSessionsTable;
  staff_tokens: StaffTokensTable;
  staff_tries: StaffTriesTable;
};

type Dated = { id: string; created_at: string; updated_at: string };

/** Who works here. `second_factor` is 1 once it is set up; whoever is disabled cannot sign in. */
type StaffTable = Dated & {
  name: string;
  email: string;
  email_checked: 0 | 1;
  role: string;
  second_factor: 0 | 1;
  disabled_at: number | null;
};

/** The hash of a password (argon2id), by whose it is. */
type StaffPasswordsTable = Dated & {
  staff_id: string;
  account_id: string;
  provider: string;
  password_hash: string | null;
};

/**
 * What codes are made from, and the recovery codes that are left, both sealed with a key that follows from the key of the
 * hashes. Until `codes_shown_until` the person can see the recovery codes; after that nobody can.
 */
type StaffSecondFactorsTable = {
  id: string;
  staff_id: string;
  secret: string;
  recovery_codes: string;
  verified: 0 | 1;
  failures: number | null;
  locked_until: string | null;
  codes_shown_until: number | null;
};

/**
 * Where somebody is signed in. Only the hash of the token stands here. It is whole once both steps of the sign-in are done,
 * and confirmed when a further code was given.
 */
type StaffSessionsTable = Dated & {
  staff_id: string;
  token_hash: string;
  expires_at: string;
  began_at: number;
  whole_at: number | null;
  confirmed_at: number | null;
};

/** What can be used once: a code to set a password, the step between the password and the second factor. */
type StaffTokensTable = Dated & { identifier_hash: string; value: string; expires_at: string };

/** How often something was tried, and when last. `counter` is a keyed hash. */
type StaffTriesTable = { counter: string; count: number; last_at: number };
