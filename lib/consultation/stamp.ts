import { createHmac, timingSafeEqual } from "node:crypto";
import type { RandomBytes } from "./reference.ts";

/** The variable whose secret the key of the stamps is made from: like it, a stamp outlives a rebuild. */
const SECRET = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";

/** The parts of a stamp in bytes: when it was made, what makes it the only one, and the mark that nobody can forge. */
const [TIME, RANDOM, MARK] = [6, 12, 16];

/**
 * What the form is made with in the place of a stamp: the page is made once, and the server puts a new stamp there for each
 * visit. It is no key that the server takes, so that forms that keep it are not taken for one form.
 */
export const STAMP_PLACE = "(the server puts a stamp here)";

/** The key of the stamps. Throws when the environment holds no secret. */
export function stampKey(environment: Record<string, string | undefined>): Buffer {
  const secret = environment[SECRET];
  if (!secret) throw new Error(`${SECRET} is not set.`);
  return createHmac("sha256", secret).update("stamp of a form").digest();
}

/**
 * A stamp for one form: it goes out with the page and comes back with the answers. It says when the page was made, which
 * only this site can write, and it is different each time, so that a form that arrives twice is known as one.
 */
export function newStamp(key: Uint8Array, now: Date, random: RandomBytes): string {
  const time = Buffer.alloc(TIME);
  time.writeUIntBE(now.getTime(), 0, TIME);
  const unsigned = Buffer.concat([time, random(RANDOM)]);
  return Buffer.concat([unsigned, markOf(key, unsigned)]).toString("base64url");
}

/** When the form with this stamp was made, or nothing when this site did not make it. */
export function stampedAt(key: Uint8Array, stamp: string): Date | undefined {
  const bytes = Buffer.from(stamp, "base64url");
  if (bytes.byteLength !== TIME + RANDOM + MARK) return undefined;
  const unsigned = bytes.subarray(0, TIME + RANDOM);
  if (!timingSafeEqual(bytes.subarray(TIME + RANDOM), markOf(key, unsigned))) return undefined;
  return new Date(bytes.readUIntBE(0, TIME));
}

function markOf(key: Uint8Array, unsigned: Uint8Array): Buffer {
  return createHmac("sha256", key).update(unsigned).digest().subarray(0, MARK);
}
