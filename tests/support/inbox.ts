import type { Vault } from "@/lib/consultation/vault";
import type { Work } from "@/lib/inbox/schema";
import { recordWork } from "@/lib/inbox/work";

/** What a member of staff writes down, with these changes to nothing at all. */
function work(changes: Partial<Work> = {}): Work {
  return { version: 0, deed: "note", text: "", status: "new", ...changes };
}

/** Who does it in a test: the opaque id of a member of staff. */
export const STAFF = "staff-1";

/** Writes down work on a request as a member of staff. */
export function workOn(vault: Vault, reference: string, changes: Partial<Work>, at = new Date()) {
  return recordWork(vault, reference, work(changes), { at, person: STAFF });
}
