import { isIP } from "node:net";
import path from "node:path";
import { z } from "zod";
import { databaseUrl } from "./store/schema.ts";

/** Folders of the project that are served, built from, or kept in git: no place for what patients send. */
const PROJECT_FOLDERS = ["app", "components", "content", "lib", "public", "tests", "node_modules"];

/**
 * Every setting the site reads from its environment, with a default that works on a fresh machine.
 *
 * `host` is the address of this machine that the site listens on; without it, all of them. `siteUrl` is the public
 * address: canonical links are made from it and posts must come from it. `dataDir` holds what patients send and the
 * generated secrets; it must lie on a local disk. With `databaseUrl`, requests are kept on that PostgreSQL server.
 * `contentDir` and `buildDir` exist so that a
 * second copy can be built and served beside the first one. `smtpUrl` is the mail server; without one, mail is written to
 * files. `mailFrom` is the sender of mail, when it is not the clinic's own address. `trustedProxies` are the addresses and
 * networks whose `X-Forwarded-For` is believed. `requestLimits` is only switched off to measure. `backupDir` is where the
 * backups go, of which the newest `backupsKept` stay; with 0 none is made at night. `builds: false` serves what was built
 * elsewhere, as in an image.
 */
const environmentSchema = z
  .object({
    PORT: z.coerce
      .number("PORT must be a number, like 3000")
      .int("PORT must be a whole number, like 3000")
      .min(1, "PORT must be between 1 and 65535")
      .max(65535, "PORT must be between 1 and 65535")
      .default(3000),
    HOST: z.string().optional(),
    DATA_DIR: z
      .string()
      .refine(isPrivate, "DATA_DIR must not be this project's folder or one that is served or kept in git, like public")
      .default(".data"),
    CONTENT_DIR: z.string().default("content"),
    BUILD: z
      .enum(["when-needed", "never"], "BUILD must be when-needed, or never to serve what was built before")
      .default("when-needed"),
    BUILD_DIR: z
      .string()
      .regex(/^\.next[\w-]*$/, "BUILD_DIR must be a name that begins with .next, like .next-second; a build empties it")
      .default(".next"),
    SITE_URL: z
      .url({ protocol: /^https?$/, error: "SITE_URL must be a full address, like https://clinic.example" })
      .optional(),
    DATABASE_URL: databaseUrl.optional(),
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, error: "SMTP_URL must be an address, like smtps://user:password@mail.example:465" })
      .optional(),
    MAIL_FROM: z.email("MAIL_FROM must be an e-mail address, like desk@clinic.example").optional(),
    TRUST_PROXY: z
      .string()
      .transform((list) => list.split(",").map((one) => one.trim()))
      .refine(
        (list) => list.every(isAddressOrNetwork),
        "TRUST_PROXY must be the address of your proxy, like 127.0.0.1 or 10.0.0.0/8, or several with commas between them",
      )
      .default([]),
    BACKUP_DIR: z
      .string()
      .refine(
        isPrivate,
        "BACKUP_DIR must not be this project's folder or one that is served or kept in git, like public",
      )
      .optional(),
    BACKUPS_KEPT: z.coerce
      .number("BACKUPS_KEPT must be a number, like 14")
      .int("BACKUPS_KEPT must be a whole number, like 14")
      .min(0, "BACKUPS_KEPT must be 0 or more")
      .max(10_000, "BACKUPS_KEPT must be 10000 or less")
      .default(14),
    REQUEST_LIMITS: z.enum(["on", "off"], "REQUEST_LIMITS must be on, or off to measure").default("on"),
  })
  .transform((environment) => ({
    port: environment.PORT,
    host: environment.HOST,
    dataDir: path.resolve(environment.DATA_DIR),
    contentDir: path.resolve(environment.CONTENT_DIR),
    builds: environment.BUILD === "when-needed",
    buildDir: path.resolve(environment.BUILD_DIR),
    databaseUrl: environment.DATABASE_URL,
    smtpUrl: environment.SMTP_URL,
    mailFrom: environment.MAIL_FROM,
    trustedProxies: environment.TRUST_PROXY,
    backupDir: path.resolve(environment.BACKUP_DIR ?? path.join(environment.DATA_DIR, "backups")),
    backupsKept: environment.BACKUPS_KEPT,
    requestLimits: environment.REQUEST_LIMITS === "on",
    siteUrl: new URL(environment.SITE_URL ?? `http://localhost:${environment.PORT}`).origin,
  }));

function isPrivate(dataDir: string): boolean {
  const within = path.relative(process.cwd(), path.resolve(dataDir));
  return within !== "" && !PROJECT_FOLDERS.includes(within.split(path.sep)[0] ?? "");
}

/**
 * True for 127.0.0.1, ::1, and a network like 10.0.0.0/8 with as many bits as its kind of address can have. With no bits
 * it would be everybody, and then each visitor could say who they are.
 */
function isAddressOrNetwork(text: string): boolean {
  const [address = "", bits, more] = text.split("/");
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (bits === undefined) return most > 0;
  return more === undefined && /^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= most;
}

export type Settings = z.output<typeof environmentSchema>;

/** A setting that cannot be used; its message is one line that says what to change. */
export type SettingsProblem = { ok: false; reason: string };

/** Reads the settings from an environment. Empty variables count as not set. */
export function readSettings(
  environment: Record<string, string | undefined>,
): { ok: true; settings: Settings } | SettingsProblem {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = environmentSchema.safeParse(given);
  if (result.success) return { ok: true, settings: result.data };
  return { ok: false, reason: result.error.issues.map((issue) => issue.message).join(". ") };
}

/** The settings of this process. Throws one clear line when a variable cannot be used. */
export function settings(): Settings {
  const result = readSettings(process.env);
  if (!result.ok) throw new Error(result.reason);
  return result.settings;
}
