import type { KeyObject } from "node:crypto";
import { userInfo } from "node:os";
import { keyedHash } from "../consultation/hashes.ts";

/** Who runs this command, as the audit trail names people: the keyed hash of the name on this machine. */
export function personAtMachine(hashKey: KeyObject): string {
  return keyedHash(hashKey, "person", userInfo().username);
}
