"use server";

import { redirect } from "next/navigation";
import { askedNow, forgetCookies } from "@/lib/staff/asking";
import { siteDoor } from "@/lib/staff/door";
import { STAFF_PATHS } from "@/lib/staff/schema";
import { signOut } from "@/lib/staff/session";

/** Ends the session of whoever asks, on the server too. It opens nothing, so anybody may ask. */
export async function signOutHere(): Promise<void> {
  const [door, { sent, now }] = await Promise.all([siteDoor(), askedNow()]);
  await signOut(door, sent, now);
  await forgetCookies();
  redirect(STAFF_PATHS.signIn);
}
