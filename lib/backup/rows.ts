import * as z from "zod";
import { backupProblem } from "./problem.ts";

const time = z.int();

/**
 * A request in a backup, with the hashes of its name, its notes and its mails. Backups of before there were notes lack them. What opens it is not in it: its data key, and which
 * master key that is sealed with, stand in the file of the keys.
 */
const keptRequestSchema = z.strictObject({
  request: z.strictObject({
    id: z.string(),
    reference: z.string(),
    received_at: time,
    status: z.enum(["new", "open", "closed"]),
    changed_at: time,
    closed_at: time.nullable(),
    answered_at: time.nullable().optional(),
    version: z.int().default(0),
    automatic: z.literal([0, 1]),
    sealed: z.string(),
    email_hash: z.string().nullable(),
    phone_hash: z.string().nullable(),
    once_hash: z.string(),
    body_hash: z.string(),
  }),
  names: z.array(z.string()),
  notes: z
    .array(z.strictObject({ id: z.string(), request_id: z.string(), at: time, person: z.string(), sealed: z.string() }))
    .default([]),
  mails: z.array(
    z.strictObject({
      id: z.string(),
      request_id: z.string(),
      kind: z.enum(["notice", "acknowledgement"]),
      created_at: time,
      due_at: time,
      attempts: z.int(),
      lease: z.string().nullable(),
      leased_until: time.nullable(),
      sent_at: time.nullable(),
      given_up_at: time.nullable(),
    }),
  ),
});

const entrySchema = z.strictObject({
  entry: z.strictObject({
    number: z.int(),
    at: time,
    action: z.string(),
    person: z.string().nullable(),
    subject: z.string().nullable(),
    previous: z.string(),
    hash: z.string(),
  }),
});

const dated = { id: z.string(), created_at: z.string(), updated_at: z.string() };

/** Somebody who works here, with what they sign in with. Where they are signed in is left out: they do so anew. */
const keptStaffSchema = z.strictObject({
  staff: z.strictObject({
    ...dated,
    name: z.string(),
    email: z.string(),
    email_checked: z.literal([0, 1]),
    role: z.string(),
    second_factor: z.literal([0, 1]),
    disabled_at: time.nullable(),
  }),
  password: z
    .strictObject({
      ...dated,
      staff_id: z.string(),
      account_id: z.string(),
      provider: z.string(),
      password_hash: z.string().nullable(),
    })
    .nullable(),
  factor: z
    .strictObject({
      id: z.string(),
      staff_id: z.string(),
      secret: z.string(),
      recovery_codes: z.string(),
      verified: z.literal([0, 1]),
      failures: z.int().nullable(),
      locked_until: z.string().nullable(),
      codes_shown_until: time.nullable(),
    })
    .nullable(),
});

/** A line of a night's backup. */
export const backupLineSchema = z.union([keptRequestSchema, entrySchema, keptStaffSchema]);

export type KeptStaff = z.output<typeof keptStaffSchema>;

export type KeptRequest = z.output<typeof keptRequestSchema>;

export type KeptEntry = z.output<typeof entrySchema>;

/** A line of the file of the keys: the data key of a request, or a key that lives with the data, each still sealed. */
export const keyLineSchema = z.union([
  z.strictObject({ key: z.strictObject({ id: z.string(), key_id: z.string(), data_key: z.string() }) }),
  z.strictObject({ kept: z.strictObject({ name: z.string(), key_id: z.string(), sealed: z.string() }) }),
]);

export type KeyLine = z.output<typeof keyLineSchema>;

/** A line of a file that was opened, so that it is as it was written. Throws one line when another version wrote it. */
export function readLine<Line>(schema: z.ZodType<Line>, value: unknown): Line {
  const read = schema.safeParse(value);
  if (!read.success)
    throw backupProblem("The backup is of another version of this program. Restore it with that version.");
  return read.data;
}

/** What a file of the keys holds: what opens each request, by its id, and the keys that live with the data. */
export type OpenedKeys = {
  dataKeys: Map<string, { key_id: string; data_key: string }>;
  kept: Extract<KeyLine, { kept: unknown }>["kept"][];
};

/**
 * The tables that no backup holds: what counts for hours, what is only true of one machine or one moment, what lets
 * somebody in for a while, and pages, which are files.
 */
export const LEFT_OUT = ["arrivals", "clock", "publications", "staff_sessions", "staff_tokens", "staff_tries"];
