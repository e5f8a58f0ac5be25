import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { appendEntry } from "../audit/trail.ts";
import { transact } from "../store/transact.ts";
import type { SentCookies } from "./cookies.ts";
import type { Door } from "./door.ts";
import { newRecoveryCodes } from "./one-time-code.ts";
import { CODES_SHOWN_FOR } from "./second-factor.ts";
import { findSession } from "./session.ts";

/** What an app needs to make codes: the address that a picture of squares holds, and the secret in it, to be typed. */
export type SetUp = { name: string; uri: string; secret: string };

/** The letters of base32, in which apps take a secret. */
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The secret of somebody whose second factor is still to be set up; nothing for anybody else, ever. */
export async function secretToSetUp(door: Door, sent: SentCookies, now: Date): Promise<SetUp | undefined> {
  const session = await findSession(door, sent, now);
  if (!session || session.isWhole) return undefined;
  const { id, email, name } = session.person;
  const row = await door.vault.store
    .selectFrom("staff_second_factors")
    .select("secret")
    .where("staff_id", "=", id)
    .where("verified", "=", 0)
    .executeTakeFirst();
  if (!row) return undefined;
  const { secretConfig } = await door.auth.$context;
  const secret = base32(Buffer.from(await symmetricDecrypt({ key: secretConfig, data: row.secret })));
  const label = encodeURIComponent(`Clinic staff:${email}`);
  const uri = `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent("Clinic staff")}`;
  return { name, uri, secret: secret.replace(/(.{4})(?=.)/g, "$1 ") };
}

/** The recovery codes, for a quarter of an hour after they were made; afterwards nobody sees them again. */
export async function codesToKeep(door: Door, staffId: string, now: Date): Promise<string[] | undefined> {
  const row = await door.vault.store
    .selectFrom("staff_second_factors")
    .select("codes_shown_until")
    .where("staff_id", "=", staffId)
    .executeTakeFirst();
  if (now.getTime() >= (row?.codes_shown_until ?? 0)) return undefined;
  const { backupCodes } = await door.auth.api.viewBackupCodes({ body: { userId: staffId } });
  return backupCodes;
}

/** Notes that somebody has written the recovery codes down. From now on they are not shown. */
export async function codesAreKept({ vault }: Door, staffId: string): Promise<void> {
  await vault.store
    .updateTable("staff_second_factors")
    .set({ codes_shown_until: null })
    .where("staff_id", "=", staffId)
    .execute();
}

/** Makes new recovery codes in the place of the old ones. Whoever calls this has asked for a further code. */
export async function makeNewCodes(door: Door, staffId: string, now: Date): Promise<void> {
  const { vault, auth } = door;
  const { secretConfig } = await auth.$context;
  const codes = newRecoveryCodes(vault.random);
  const recovery_codes = await symmetricEncrypt({ key: secretConfig, data: JSON.stringify(codes) });
  await transact(vault.store, async (transaction) => {
    await transaction
      .updateTable("staff_second_factors")
      .set({ recovery_codes, codes_shown_until: now.getTime() + CODES_SHOWN_FOR })
      .where("staff_id", "=", staffId)
      .execute();
    const entry = { action: "staff-recovery-codes-made", person: staffId, at: now } as const;
    await appendEntry(transaction, entry, vault.hashKey);
  });
}

/** What the page of an account shows: how many recovery codes are left, and in how many browsers it is open. */
export async function accountState(
  { vault: { store }, auth }: Door,
  staffId: string,
  now: Date,
): Promise<{ codesLeft: number; sessions: number }> {
  const { backupCodes } = await auth.api.viewBackupCodes({ body: { userId: staffId } });
  const open = await store
    .selectFrom("staff_sessions")
    .select("id")
    .where("staff_id", "=", staffId)
    .where("expires_at", ">", now.toISOString())
    .execute();
  return { codesLeft: backupCodes.length, sessions: open.length };
}

function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32.charAt(Number.parseInt(five.padEnd(5, "0"), 2))).join("");
}
