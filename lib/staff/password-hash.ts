import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { takingTurns } from "./turns.ts";

/** What a hash costs, by the advice of OWASP: 19 MiB (in KiB), two passes, one lane. Stated in each hash, so it can be raised. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;

const [SALT_LENGTH, HASH_LENGTH] = [16, 32];

const hashOff: (algorithm: "argon2id", parameters: Argon2Parameters) => Promise<Buffer> = promisify(argon2);

/** Hashes work on other threads, two at a time, so that a flood of sign-ins takes neither memory nor all processors. */
const inTurn = takingTurns(2);

const FORM = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/;

/** The argon2id hash of a password with a salt of its own, in the usual text form ($argon2id$v=19$…). */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_LENGTH);
  const hash = await inTurn(() => derive(password, salt, COST));
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plain(salt)}$${plain(hash)}`;
}

/** Says whether a password is the one of a hash. A hash in any other form fits none. */
export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [, memory, passes, parallelism, salt, expected] = FORM.exec(hash) ?? [];
  if (!salt || !expected) return false;
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const found = await inTurn(() => derive(password, Buffer.from(salt, "base64"), cost));
  return timingSafeEqual(found, Buffer.from(expected, "base64"));
}

/** Signs that look alike are the same sign: a password is not to fail because another keyboard writes é in two parts. */
function derive(password: string, nonce: Buffer, cost: { memory: number; passes: number; parallelism: number }) {
  return hashOff("argon2id", { message: password.normalize("NFKC"), nonce, tagLength: HASH_LENGTH, ...cost });
}

function plain(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}
