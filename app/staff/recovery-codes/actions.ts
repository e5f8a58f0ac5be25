"use server";

import { redirect } from "next/navigation";
import { staffFor } from "@/lib/staff/guard";
import { STAFF_PATHS } from "@/lib/staff/schema";
import { codesAreKept } from "@/lib/staff/set-up";

/** Notes that the recovery codes are written down, after which nobody sees them again. */
export async function codesAreWrittenDown(): Promise<void> {
  const { staff, door } = await staffFor("account");
  await codesAreKept(door, staff.id);
  redirect(STAFF_PATHS.home);
}
