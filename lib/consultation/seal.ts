import { createCipheriv, createDecipheriv } from "node:crypto";
import type { RandomBytes } from "./reference.ts";

/** Where a sealed text stands. A text that is moved to another row or column does not open there. */
export type Place = { table: string; column: string; row: string };

const VERSION = "v1";
const CIPHER = "aes-256-gcm";

/** Bytes. 96 bits of random are what GCM is made for; one key seals far fewer texts than could ever draw the same. */
const IV_LENGTH = 12;
const TAG_LENGTH = 16;

/** The length of every key, in bytes. */
export const KEY_LENGTH = 32;

/**
 * Seals bytes with AES-256-GCM, bound to their place: `v1.<iv>.<tag>.<what is sealed>`, each part in base64url.
 */
export function seal(key: Uint8Array, content: Uint8Array, place: Place, random: RandomBytes): string {
  const iv = random(IV_LENGTH);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_LENGTH }).setAAD(boundTo(place));
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  const parts = [iv, cipher.getAuthTag(), sealed].map((part) => Buffer.from(part).toString("base64url"));
  return [VERSION, ...parts].join(".");
}

/** Opens what `seal` made. Gives nothing when the key or the place is another, or a single bit was changed. */
export function unseal(key: Uint8Array, sealed: string, place: Place): Buffer | undefined {
  const [version, ...parts] = sealed.split(".");
  const [iv, tag, content] = parts.map(decoded);
  if (version !== VERSION || parts.length !== 3 || !content) return undefined;
  if (iv?.byteLength !== IV_LENGTH || tag?.byteLength !== TAG_LENGTH) return undefined;
  const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_LENGTH });
  decipher.setAAD(boundTo(place)).setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(content), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** JSON keeps the parts apart, whatever signs they hold. */
function boundTo({ table, column, row }: Place): Buffer {
  return Buffer.from(JSON.stringify([VERSION, table, column, row]));
}

/** Node reads base64 with stray signs and stray bits; only the one way in which `seal` writes is taken. */
function decoded(part: string): Buffer | undefined {
  const bytes = Buffer.from(part, "base64url");
  return bytes.toString("base64url") === part ? bytes : undefined;
}
