"use server";

import { redirect } from "next/navigation";
import { currentSite } from "@/lib/content/shown";
import { changePassword } from "@/lib/staff/change-password";
import { typedIn } from "@/lib/staff/form";
import { justConfirmed, staffFor } from "@/lib/staff/guard";
import { STAFF_PATHS, type StaffFormState } from "@/lib/staff/schema";
import { endSessions } from "@/lib/staff/session";
import { makeNewCodes } from "@/lib/staff/set-up";
import { unsuccessful, waitWords } from "@/lib/staff/words";

/** Changes the password of whoever asks, and ends what they have open elsewhere. */
export async function changeMyPassword(_previous: StaffFormState, data: FormData): Promise<StaffFormState> {
  const { staff, door, asked } = await staffFor("account");
  const { current, password, again } = typedIn(data, ["current", "password", "again"]);
  if (password !== again) return unsuccessful("again", "The two passwords are not the same.");
  const { clinic } = await currentSite();
  const done = await changePassword(door, staff, { current, password, clinic: clinic.name }, asked);
  if (done.ok) return { problems: [], values: {}, done: "Your password is changed. Elsewhere you are signed out." };
  if (done.reason === "password") return unsuccessful("password", done.problem);
  return unsuccessful("current", done.reason === "wait" ? waitWords(done.seconds) : "This is not your password.");
}

/** Makes new recovery codes for whoever has just confirmed that it is them. The old ones are worth nothing then. */
export async function newRecoveryCodes(): Promise<void> {
  const { staff, door, asked } = await justConfirmed("account");
  await makeNewCodes(door, staff.id, asked.now);
  redirect(STAFF_PATHS.recoveryCodes);
}

/** Ends the sessions of whoever asks but this one. */
export async function signOutElsewhere(): Promise<void> {
  const { staff, door, asked } = await staffFor("account");
  await endSessions(door, staff.id, asked.sent);
  redirect(STAFF_PATHS.account);
}
