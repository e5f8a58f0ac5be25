"use server";

import { askedNow } from "@/lib/staff/asking";
import { answerCode, WRONG_CODE } from "@/lib/staff/code-answer";
import { siteDoor } from "@/lib/staff/door";
import { typedIn } from "@/lib/staff/form";
import { STAFF_PATHS, type StaffFormState } from "@/lib/staff/schema";
import { setUpSecondFactor } from "@/lib/staff/second-factor";

/** Receives the first code of an app, which sets up the second factor of whoever has given the right password. */
export async function sendFirstCode(_previous: StaffFormState, data: FormData): Promise<StaffFormState> {
  const { code } = typedIn(data, ["code"]);
  const done = await setUpSecondFactor(await siteDoor(), code, await askedNow());
  return answerCode(done, WRONG_CODE, STAFF_PATHS.recoveryCodes);
}
