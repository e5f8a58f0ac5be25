"use server";

import { checkWhole } from "@/lib/audit/look";
import type { CheckState } from "@/lib/audit/schema";
import { staffFor } from "@/lib/staff/guard";

/** Checks every entry of the trail. */
export async function checkTrail(): Promise<CheckState> {
  const { staff, door, asked } = await staffFor("audit");
  return checkWhole(door.vault, { at: asked.now, person: staff.id });
}
