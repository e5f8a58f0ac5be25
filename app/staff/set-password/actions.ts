"use server";

import { currentSite } from "@/lib/content/shown";
import { askedNow } from "@/lib/staff/asking";
import { siteDoor } from "@/lib/staff/door";
import { typedIn } from "@/lib/staff/form";
import type { StaffFormState } from "@/lib/staff/schema";
import { setPassword } from "@/lib/staff/set-password";
import { unsuccessful, waitWords } from "@/lib/staff/words";

const WRONG =
  "This code is wrong, was used before, or is older than two days. Ask whoever gave it to you for a new one.";

/** Receives a one-time code and a new password. It signs nobody in. */
export async function sendNewPassword(_previous: StaffFormState, data: FormData): Promise<StaffFormState> {
  const { code, password, again } = typedIn(data, ["code", "password", "again"]);
  const values = { code };
  if (code.trim() === "") return unsuccessful("code", "Type the code that you were given.");
  if (password !== again) return unsuccessful("again", "The two passwords are not the same.", values);
  const [door, asked, { clinic }] = await Promise.all([siteDoor(), askedNow(), currentSite()]);
  const done = await setPassword(door, { code, password }, clinic.name, asked);
  if (done.ok) return { problems: [], values: {}, done: "Your password is set. You can sign in with it now." };
  if (done.reason === "password") return unsuccessful("password", done.problem, values);
  return unsuccessful("code", done.reason === "wait" ? waitWords(done.seconds) : WRONG);
}
