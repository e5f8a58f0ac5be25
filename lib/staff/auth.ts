import { betterAuth } from "better-auth/minimal";
import { twoFactor } from "better-auth/plugins/two-factor";
import { keyedHash } from "../consultation/hashes.ts";
import type { Vault } from "../consultation/vault.ts";
import { authRows } from "./auth-rows.ts";
import { confirmSession } from "./confirm-session.ts";
import { newRecoveryCodes } from "./one-time-code.ts";
import { hashPassword, verifyPassword } from "./password-hash.ts";
import { PASSWORD_LENGTH } from "./schema.ts";

/** How long somebody stays signed in without doing anything, in seconds. */
const IDLE = 15 * 60;

/** How long there is for the second step after the password, in seconds. */
const SECOND_STEP = 10 * 60;

/** How long a code to set a password can be used, in seconds. */
export const SET_PASSWORD_WITHIN = 48 * 60 * 60;

/** What an account, a session and a second factor have besides what better-auth knows of. */
const role = { type: "string", required: true, input: false } as const;
const moment = { type: "number", required: false, input: false } as const;
/** The cookies: only for this host, only by HTTPS (or on the machine itself), out of reach of any script. */
const COOKIE = { secure: true, httpOnly: true, sameSite: "lax", path: "/" } as const;

/** The ways into an account that both factors have opened. */
const SECOND_STEPS = ["/two-factor/verify-totp", "/two-factor/verify-backup-code"];

/**
 * The sign-in of a site's staff. Only the server calls it, through `api`: none of its addresses is served. Nobody can
 * make an account by themselves, and nothing about a session is believed from a cookie.
 *
 * What it seals, it seals with a key that follows from the key of the hashes, which changes with no rotation, and lies in
 * the database sealed with the master key.
 */
export function makeAuth({ store, hashKey, random }: Vault, siteUrl: string) {
  return betterAuth({
    appName: "Clinic",
    baseURL: siteUrl,
    secret: keyedHash(hashKey, "staff", "the key of the sign-in"),
    database: authRows(store),
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
      revokeSessionsOnPasswordReset: true,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: {
      modelName: "staff",
      fields: { emailVerified: "email_checked", createdAt: "created_at", updatedAt: "updated_at" },
      additionalFields: { role, disabledAt: { ...moment, fieldName: "disabled_at" } },
    },
    account: {
      modelName: "staff_passwords",
      fields: {
        userId: "staff_id",
        accountId: "account_id",
        providerId: "provider",
        password: "password_hash",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    session: {
      modelName: "staff_sessions",
      fields: {
        userId: "staff_id",
        token: "token_hash",
        expiresAt: "expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
      additionalFields: {
        beganAt: { ...moment, fieldName: "began_at" },
        wholeAt: { ...moment, fieldName: "whole_at" },
        confirmedAt: { ...moment, fieldName: "confirmed_at" },
      },
      expiresIn: IDLE,
      updateAge: 60,
      cookieCache: { enabled: false },
    },
    verification: {
      modelName: "staff_tokens",
      fields: {
        identifier: "identifier_hash",
        expiresAt: "expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
      storeIdentifier: "hashed",
    },
    plugins: [
      twoFactor({
        issuer: "Clinic staff",
        twoFactorCookieMaxAge: SECOND_STEP,
        backupCodeOptions: { customBackupCodesGenerate: () => newRecoveryCodes(random) },
        schema: {
          user: { fields: { twoFactorEnabled: "second_factor" } },
          twoFactor: {
            modelName: "staff_second_factors",
            fields: {
              userId: "staff_id",
              backupCodes: "recovery_codes",
              failedVerificationCount: "failures",
              lockedUntil: "locked_until",
            },
          },
        },
      }),
      { id: "confirm", endpoints: { confirmSession } },
    ],
    databaseHooks: {
      session: {
        create: {
          // A session that began with the password alone never becomes whole, whatever is set up beside it.
          before: async (session, context) => {
            const now = Date.now();
            const isWhole = SECOND_STEPS.includes(context?.path ?? "");
            return { data: { ...session, beganAt: session.beganAt ?? now, ...(isWhole && { wholeAt: now }) } };
          },
        },
      },
    },
    advanced: {
      useSecureCookies: false,
      database: { validateSchema: false },
      defaultCookieAttributes: COOKIE,
      cookies: { session_token: { name: "__Host-staff" }, two_factor: { name: "__Host-staff-step" } },
    },
  });
}

export type Auth = ReturnType<typeof makeAuth>;
