"use server";

import { askedNow } from "@/lib/staff/asking";
import { answerCode } from "@/lib/staff/code-answer";
import { siteDoor } from "@/lib/staff/door";
import { typedIn } from "@/lib/staff/form";
import { STAFF_PATHS, type StaffFormState } from "@/lib/staff/schema";
import { giveRecoveryCode } from "@/lib/staff/second-factor";

const WRONG = "This recovery code is wrong, or was used before. Take another one.";

/** Receives a recovery code in the place of a code of the app. */
export async function sendRecoveryCode(_previous: StaffFormState, data: FormData): Promise<StaffFormState> {
  const { code } = typedIn(data, ["code"]);
  return answerCode(await giveRecoveryCode(await siteDoor(), code, await askedNow()), WRONG, STAFF_PATHS.account);
}
