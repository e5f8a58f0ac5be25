"use server";

import { redirect } from "next/navigation";
import { askedNow, keepCookies } from "@/lib/staff/asking";
import { siteDoor } from "@/lib/staff/door";
import { typedIn } from "@/lib/staff/form";
import { STAFF_PATHS, type StaffFormState, withReturn } from "@/lib/staff/schema";
import { signIn } from "@/lib/staff/sign-in";
import { unsuccessful, waitWords } from "@/lib/staff/words";

const WRONG = "The e-mail address or the password is wrong.";

/** Receives the e-mail address and the password. It opens nothing yet. */
export async function sendPassword(_previous: StaffFormState, data: FormData): Promise<StaffFormState> {
  const { email, password, to } = typedIn(data, ["email", "password", "to"]);
  const values = { email };
  if (email === "") return unsuccessful("email", "Type your e-mail address.", values);
  if (password === "") return unsuccessful("password", "Type your password.", values);
  const done = await signIn(await siteDoor(), { email, password }, await askedNow());
  if (!done.ok) return unsuccessful("email", done.reason === "wait" ? waitWords(done.seconds) : WRONG, values);
  await keepCookies(done.cookies);
  redirect(done.next === "set-up" ? STAFF_PATHS.setUp : withReturn(STAFF_PATHS.secondFactor, to));
}
