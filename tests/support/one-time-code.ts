import { createHmac } from "node:crypto";
import { setTimeout } from "node:timers/promises";

/** How long a code is shown, and how long somebody may take to use the one before it. Milliseconds. */
const [SHOWN, ENOUGH] = [30_000, 12_000];

/** The code of an app at a moment (RFC 6238), from the secret as a page shows it. */
export function codeOf(secret: string, now: Date): string {
  const bits = Array.from(secret.replaceAll(" ", ""), (sign) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0"),
  ).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now.getTime() / SHOWN)));
  const mac = createHmac("sha1", key).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/**
 * A moment whose code was shown just before the one that is shown now, and is taken for a while yet: whoever uses it can
 * use the present one too.
 */
export async function momentBefore(): Promise<Date> {
  const left = SHOWN - (Date.now() % SHOWN);
  if (left < ENOUGH) await setTimeout(left);
  return new Date(Date.now() - SHOWN);
}
