import { createHmac, type KeyObject } from "node:crypto";

/** What hashes are made of. The same text gives another hash for another purpose. */
export type HashPurpose =
  | "email"
  | "phone"
  | "name-word"
  | "once-key"
  | "body"
  | "person"
  | "arrivals"
  | "forms-key"
  | "staff";

/**
 * A keyed hash (HMAC-SHA-256): equal texts can be found by it, but without the key nobody can try out names or numbers.
 */
export function keyedHash(key: KeyObject, purpose: HashPurpose, text: string): string {
  return createHmac("sha256", key).update(`${purpose}\0${text}`).digest("base64url");
}

/** An e-mail address as it is compared: capitals do not matter. */
export function normalEmail(email: string): string {
  return email.normalize("NFKC").trim().toLowerCase();
}

/** A phone number as it is compared: its last ten digits without an extension, so that +1 and 00 do not matter. */
export function normalPhone(phone: string): string {
  const [number = ""] = phone.normalize("NFKC").split(/ext|x|#/i);
  return number.replace(/\P{Nd}/gu, "").slice(-10);
}

/** The words of a name as they are compared, each once: capitals, accents, hyphens and dots do not matter. */
export function nameWords(name: string): string[] {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return [...new Set(plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ""))];
}
