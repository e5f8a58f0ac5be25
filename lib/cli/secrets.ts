import { randomBytes, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, link, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { makeFolder } from "./make-folder.mjs";

/** The secrets a running site needs, by the environment variable that can give them. */
const SECRETS = { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "server-actions.key" } as const;

export type Secrets = Record<keyof typeof SECRETS, string>;

/**
 * Reads the secrets, and makes the ones that do not exist yet in `secrets/` below the data folder, readable by this user
 * only. An environment variable wins over its file. Each is 32 random bytes in base64.
 *
 * They must outlive a rebuild: with another server-actions key, a form that a patient opened before the rebuild could not
 * be sent any more. Throws, naming the variable or the file, when a secret has another form or cannot be read.
 */
export async function loadSecrets(dataDir: string, environment: Record<string, string | undefined>): Promise<Secrets> {
  const name = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";
  const given = environment[name];
  if (given) return { [name]: checked(given, name) };

  const file = path.join(dataDir, "secrets", SECRETS[name]);
  return { [name]: checked(await readOrMake(file), file) };
}

/** Reads a secret's file, or makes it. When two processes start at once, both end up with what the first one wrote. */
async function readOrMake(file: string): Promise<string> {
  try {
    makeFolder(path.dirname(file));
    if (!existsSync(file)) await make(file);
  } catch {
    throw new Error(`${file} cannot be written. Give this user the right, or set DATA_DIR to another folder.`);
  }
  await chmod(file, 0o600);
  return (await readFile(file, "utf8")).trim();
}

/** Puts a new secret in its place when it is whole, unless another process has put one there in the meantime. */
async function make(file: string): Promise<void> {
  const own = `${file}.${randomUUID()}`;
  await writeFile(own, `${randomBytes(32).toString("base64")}\n`, { flag: "wx", mode: 0o600, flush: true });
  await link(own, file)
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    })
    .finally(() => rm(own));
}

/** Refuses a secret that is not 32 bytes in base64. The message names the place, never the value. */
function checked(secret: string, place: string): string {
  if (Buffer.from(secret, "base64").byteLength === 32) return secret;
  throw new Error(`${place} must hold 32 bytes in base64; "openssl rand -base64 32" makes such a value.`);
}
