"use server";

import { askedNow } from "@/lib/staff/asking";
import { answerCode, WRONG_CODE } from "@/lib/staff/code-answer";
import { siteDoor } from "@/lib/staff/door";
import { typedIn } from "@/lib/staff/form";
import { STAFF_PATHS, type StaffFormState } from "@/lib/staff/schema";
import { giveCode } from "@/lib/staff/second-factor";

/** Receives the code of the app, which opens the staff area. */
export async function sendCode(_previous: StaffFormState, data: FormData): Promise<StaffFormState> {
  const { code } = typedIn(data, ["code"]);
  return answerCode(await giveCode(await siteDoor(), code, await askedNow()), WRONG_CODE, STAFF_PATHS.home);
}
