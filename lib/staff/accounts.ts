import * as z from "zod";
import { appendEntry } from "../audit/trail.ts";
import { normalEmail } from "../consultation/hashes.ts";
import type { Store } from "../store/database.ts";
import { transact } from "../store/transact.ts";
import { SET_PASSWORD_WITHIN } from "./auth.ts";
import type { Door } from "./door.ts";
import { newCode, readOneTimeCode } from "./one-time-code.ts";
import { ROLES, type Role, roleSchema } from "./schema.ts";

/** Who did it, as the trail names people, and when. */
type Done = { at: Date; person: string };

/** `code` is for the person alone: with it a password is set, once, within two days. */
export type Made = { ok: true; email: string; code: string } | { ok: false; reason: string };

/** An account as it is listed. `state` says what its person has to do next. */
export type Account = {
  email: string;
  name: string;
  role: string;
  state: "disabled" | "no-password" | "no-second-factor" | "ready";
};

const emailSchema = z.email().max(200);
const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}]*$/u);

/** Makes an account that has nothing to sign in with yet. */
export async function addStaff(
  door: Door,
  given: { email: string; name: string; role: string },
  done: Done,
): Promise<Made> {
  const checked = checkGiven(given);
  if (!checked.ok) return checked;
  const { email, name, role } = checked;
  const { store, hashKey, random } = door.vault;
  const id = Buffer.from(random(16)).toString("base64url");
  const time = done.at.toISOString();
  const row = { id, name, email, role, email_checked: 1, second_factor: 0, disabled_at: null } as const;
  const isNew = await transact(store, async (transaction) => {
    if (await findAccount(transaction, email)) return false;
    await transaction
      .insertInto("staff")
      .values({ ...row, created_at: time, updated_at: time })
      .execute();
    await appendEntry(transaction, { action: "staff-added", subject: id, ...done }, hashKey);
    return true;
  });
  if (isNew) return { ok: true, email, code: await newSetPasswordCode(door, id, done.at) };
  return {
    ok: false,
    reason: `${email} has an account already. “npm run staff -- reset ${email}” gives it a new code.`,
  };
}

/** Takes from an account all that it can sign in with, ends its sessions, and gives a code to begin anew. */
export async function resetStaff(door: Door, typed: string, done: Done): Promise<Made> {
  const found = await takeAway(door, typed, null, { action: "staff-reset", ...done });
  if (!found) return unknown(typed);
  return { ok: true, email: found.email, code: await newSetPasswordCode(door, found.id, done.at) };
}

/** Shuts an account: it can sign in no more, and its sessions end now. What its person did stays in the trail. */
export async function disableStaff(
  door: Door,
  typed: string,
  done: Done,
): Promise<{ ok: true; email: string } | { ok: false; reason: string }> {
  const found = await takeAway(door, typed, done.at.getTime(), { action: "staff-disabled", ...done });
  return found ? { ok: true, email: found.email } : unknown(typed);
}

/** All accounts, by name. */
export async function listStaff({ vault: { store } }: Door): Promise<Account[]> {
  const rows = await store
    .selectFrom("staff")
    .leftJoin("staff_passwords", "staff_passwords.staff_id", "staff.id")
    .select(["email", "name", "role", "disabled_at", "second_factor", "password_hash"])
    .orderBy("name")
    .orderBy("email")
    .execute();
  return rows.map(({ email, name, role, disabled_at, second_factor, password_hash }) => {
    const missing = password_hash === null ? "no-password" : second_factor === 0 ? "no-second-factor" : "ready";
    return { email, name, role, state: disabled_at === null ? missing : "disabled" };
  });
}

async function takeAway(
  { vault }: Door,
  typed: string,
  disabledAt: number | null,
  entry: { action: "staff-reset" | "staff-disabled" } & Done,
): Promise<{ id: string; email: string } | undefined> {
  return transact(vault.store, async (transaction) => {
    const found = await findAccount(transaction, normalEmail(typed));
    if (!found) return undefined;
    for (const table of ["staff_passwords", "staff_second_factors", "staff_sessions"] as const)
      await transaction.deleteFrom(table).where("staff_id", "=", found.id).execute();
    await transaction.deleteFrom("staff_tokens").where("value", "=", found.id).execute();
    await transaction
      .updateTable("staff")
      .set({ second_factor: 0, disabled_at: disabledAt, updated_at: entry.at.toISOString() })
      .where("id", "=", found.id)
      .execute();
    await appendEntry(transaction, { subject: found.id, ...entry }, vault.hashKey);
    return found;
  });
}

async function newSetPasswordCode({ auth, vault }: Door, id: string, now: Date): Promise<string> {
  const code = newCode(vault.random);
  const { internalAdapter } = await auth.$context;
  await internalAdapter.createVerificationValue({
    identifier: `reset-password:${readOneTimeCode(code)}`,
    value: id,
    expiresAt: new Date(now.getTime() + SET_PASSWORD_WITHIN * 1_000),
  });
  return code;
}

function checkGiven(given: {
  email: string;
  name: string;
  role: string;
}): { ok: true; email: string; name: string; role: Role } | { ok: false; reason: string } {
  const email = normalEmail(given.email);
  if (!emailSchema.safeParse(email).success) return { ok: false, reason: `“${given.email}” is no e-mail address.` };
  const name = nameSchema.safeParse(given.name);
  if (!name.success)
    return { ok: false, reason: 'Write the person\'s name after the e-mail address, in quotes: "Ana Ruiz".' };
  const role = roleSchema.safeParse(given.role);
  if (!role.success)
    return { ok: false, reason: `“${given.role}” is no role. Write one of ${ROLES.join(", ")} at the end.` };
  return { ok: true, email, name: name.data, role: role.data };
}

function findAccount(store: Store, email: string): Promise<{ id: string; email: string } | undefined> {
  return store.selectFrom("staff").select(["id", "email"]).where("email", "=", email).executeTakeFirst();
}

function unknown(typed: string): { ok: false; reason: string } {
  return {
    ok: false,
    reason: `No account has the e-mail address “${typed}”. “npm run staff -- list” shows all of them.`,
  };
}
